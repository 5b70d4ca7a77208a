import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createGateway } from '../src/gateway/create-gateway.ts'
import { ask } from './ask.ts'
import { type Served, serve } from './serve.ts'

let app: Served
let open: Served
let closed: Served

beforeAll(async () => {
  app = await serve((_req, res) => void res.end('from the app'))
  const table = {
    domain: 'rose.localhost',
    home: 'http://blog.rose.localhost:3000',
    upstreams: { blog: app.url, market: app.url, mail: app.url },
    hideHealth: false,
  }
  open = await serve(createGateway({ ...table, styleguide: { publicUrl: 'http://rose.localhost:3000' } }))
  closed = await serve(createGateway(table))
})
afterAll(() => Promise.all([app.close(), open.close(), closed.close()]))

const at = (name: string, { port } = open) => ({ port, host: `${name}.rose.localhost:3000` })

test('the styleguide shows every component on the host of every app, each in its room', async () => {
  const { status, text } = await ask('/styleguide', at('market'))
  expect(status).toBe(200)
  for (const name of ['lead-story', 'post-card', 'product-tile', 'month-grid', 'ticket', 'timeline-post', 'receipt'])
    expect(text).toContain(`class="${name}`)
  expect(text).toContain('<link rel="stylesheet" href="/styleguide/styleguide.css">')
  expect(text).toContain('data-place="market"')
})

test.each([
  ...['front', 'post', 'shop', 'product', 'basket', 'sign-in', 'desk', 'month', 'timeline'].map((p) => `pages/${p}`),
  ...['mail', 'styleguide.css', 'pictures/rye.webp'],
])(
  '/styleguide/%s is there',
  async (path) => {
    expect((await ask(`/styleguide/${path}`, at('blog'))).status).toBe(200)
  },
  30_000,
)

test('error pages are shown with their status', async () => {
  expect((await ask('/styleguide/errors/404', at('blog'))).status).toBe(404)
  expect((await ask('/styleguide/errors/federation', at('blog'))).text).toContain('Signing in is resting')
})

test.each([
  ['/styleguides', 'blog'],
  ['/styleguide', 'mail'],
])('%s on the host %s goes to the app behind', async (path, name) => {
  expect((await ask(path, at(name))).text).toBe('from the app')
})

test('outside development the app answers', async () => {
  expect((await ask('/styleguide', at('blog', closed))).text).toBe('from the app')
})
