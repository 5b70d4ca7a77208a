import { afterAll, expect, test } from '@jest/globals'
import express from 'express'
import { appClient } from './app-client.ts'

const app = express()
app.use(express.urlencoded())
app.get('/', (req, res) => {
  res.cookie('mine', '1').cookie('shared', '2', { domain: 'rose.localhost' })
  res.json({ host: req.headers.host, cookie: req.headers.cookie ?? null, origin: req.headers.origin ?? null })
})
app.post('/', (req, res) => {
  res.redirect(303, `/thanks/${req.body.name}?from=${req.headers.origin}`)
})

const blog = await appClient(app, 'blog')
const market = await appClient(app, 'market', { cookies: blog.cookies })
afterAll(() => Promise.all([blog.close(), market.close()]))

test('asks as a browser on the public host does', async () => {
  expect((await blog.get('/')).json()).toEqual({ host: 'blog.rose.localhost:3000', cookie: null, origin: null })
})

test('cookies of the parent domain follow the visitor to another app, host cookies do not', async () => {
  expect((await market.get('/')).json()).toMatchObject({ cookie: 'shared=2' })
  expect((await blog.get('/')).json()).toMatchObject({ cookie: 'mine=1; shared=2' })
})

test('a form is sent with the origin of its page, and a redirect is handed back', async () => {
  const response = await blog.post('/', { form: { name: 'Ada' } })
  expect(response.status).toBe(303)
  expect(response.location).toBe('/thanks/Ada?from=http://blog.rose.localhost:3000')
})
