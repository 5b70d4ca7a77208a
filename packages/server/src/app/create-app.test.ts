import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { resetRedis } from '@rose-ash/shared/testing/test-redis'
import { z } from 'zod'
import { requireAct } from '../guards/require-act.ts'
import { parse, readForm } from '../http/parse.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { redirectTo } from '../http/redirect-to.ts'
import { appClient } from '../testing/app-client.ts'
import { createServerTestContext } from '../testing/create-server-test-context.ts'
import { createApp } from './create-app.ts'

const ctx = await createServerTestContext('blog')
const app = createApp(ctx, {
  early: () => ({ paths: /^\/early$/, handler: async () => Promise.reject(new Error('the keys cannot be read')) }),
  routes(routes) {
    routes.get('/', (_req, res) => res.page('errors/error', { title: 'Front page', text: 'Hello' }, { title: 'Front' }))
    routes.get('/search', (req, res) => void res.json(parse(z.object({ page: z.coerce.number().int() }), req.query)))
    routes.post('/notes', (req, res) => {
      const form = readForm(z.object({ text: z.string().min(3) }), req.body, { text: 'a little more' })
      if (!form.ok)
        return res.partial('errors/error', { title: form.errors.text, text: String(form.values.text) }, { status: 422 })
      res.flash('yes', `Kept <${form.input.text}>`)
      redirectTo(res, '/')
    })
    routes.get('/taken', () => {
      throw new ConflictError('somebody was quicker', { code: 'taken', details: { field: 'name' } })
    })
    routes.get('/broken', () => {
      throw new Error('secret inner detail')
    })
    routes.get('/desk', requireAct('post.write'), (_req, res) => void res.send('desk'))
    routes.get(
      '/limited',
      rateLimit(ctx, { name: 'test', limit: 2, windowSeconds: 60 }),
      (_req, res) => void res.send('ok'),
    )
    routes.get('/posts/:slug', (req, res) => void res.send(req.params.slug))
    routes.post('/hooks/raw', (req, res) => void res.json({ raw: req.rawBody?.toString() }))
  },
})
const blog = await appClient(app, 'blog')

beforeEach(resetRedis)
afterAll(async () => {
  await blog.close()
  await ctx.close()
})

describe('hosts', () => {
  test('a host that is not ours is refused', async () => {
    const response = await blog.get('/', { headers: { host: 'evil.example' } })
    expect(response.status).toBe(421)
  })

  test('the host a gateway forwarded counts', async () => {
    const headers = { host: '127.0.0.1:4001', 'x-forwarded-host': 'blog.rose.localhost:3000' }
    expect((await blog.get('/', { headers })).status).toBe(200)
  })
})

describe('headers', () => {
  test('a page carries a policy that lets only our files run and forms lead to our hosts', async () => {
    const { headers } = await blog.get('/')
    const policy = headers['content-security-policy']
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("form-action 'self' http://blog.rose.localhost:3000 http://market.rose.localhost:3000")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  test('a request id is taken over and said back; nonsense is replaced', async () => {
    expect((await blog.get('/', { headers: { 'x-request-id': 'abcdefgh-1' } })).headers['x-request-id']).toBe(
      'abcdefgh-1',
    )
    expect((await blog.get('/', { headers: { 'x-request-id': 'a b<>' } })).headers['x-request-id']).toMatch(
      /^[0-9a-f-]{36}$/,
    )
  })

  test('what a visitor has already is not sent again', async () => {
    const { headers } = await blog.get('/')
    const again = await blog.get('/', { headers: { 'if-none-match': headers.etag! } })
    expect(again.status).toBe(304)
  })

  test('a large page is compressed for whoever can read it', async () => {
    const { headers } = await blog.get('/', { headers: { 'accept-encoding': 'br' } })
    expect(headers['content-encoding']).toBe('br')
  })
})

describe('state changes', () => {
  test('a form of our own page passes, and its notice is shown once', async () => {
    const sent = await blog.post('/notes', { form: { text: 'bread' } })
    expect([sent.status, sent.location]).toEqual([303, '/'])
    expect((await blog.get('/')).text).toContain('Kept &lt;bread&gt;')
    expect((await blog.get('/')).text).not.toContain('Kept')
  })

  test.each([
    ['another site', { origin: 'http://evil.example' }],
    ['another of our apps', { origin: 'http://market.rose.localhost:3000' }],
    ['a hidden origin', { origin: 'null' }],
    ['a browser that says same-site', { origin: '', 'sec-fetch-site': 'same-site' }],
    ['nobody known', { origin: '' }],
  ])('a form from %s is refused', async (_who, headers) => {
    const response = await blog.post('/notes', { form: { text: 'bread' }, headers })
    expect(response.status).toBe(403)
  })

  test('without Origin and Sec-Fetch-Site the token of the form is enough', async () => {
    const { csrfToken } = await import('../visitor/csrf.ts')
    const token = csrfToken({ cookies: {} } as never, ctx.config)
    const response = await blog.post('/notes', { form: { text: 'bread', _csrf: token }, headers: { origin: '' } })
    expect(response.status).toBe(303)
  })

  test('a hook needs no origin and keeps its bytes', async () => {
    const response = await blog.post('/hooks/raw', { json: { a: 1 }, headers: { origin: '' } })
    expect(response.json()).toEqual({ raw: '{"a":1}' })
  })

  test('a form with a mistake comes back with its message and what was typed', async () => {
    const response = await blog.post('/notes', { form: { text: 'b' } })
    expect(response.status).toBe(422)
    expect(response.text).toContain('a little more')
  })
})

describe('errors', () => {
  test('a person gets a page without inner details', async () => {
    const response = await blog.get('/broken')
    expect(response.status).toBe(500)
    expect(response.headers['content-type']).toContain('text/html')
    expect(response.text).toContain('We dropped something')
    expect(response.text).not.toContain('secret inner detail')
  })

  test('whoever asks for JSON gets the code, the id and the details', async () => {
    const response = await blog.get('/taken', {
      headers: { accept: 'application/activity+json', 'x-request-id': 'request-1' },
    })
    expect(response.status).toBe(409)
    expect(response.json()).toEqual({
      error: { code: 'taken', message: 'somebody was quicker', requestId: 'request-1', details: { field: 'name' } },
    })
  })

  test('an unknown address is a calm 404', async () => {
    const response = await blog.get('/nowhere')
    expect(response.status).toBe(404)
    expect(response.text).toContain('There is nothing on this shelf')
  })

  test('input that does not fit is 422 and names the field', async () => {
    const response = await blog.get('/search?page=x', { headers: { accept: 'application/json' } })
    expect(response.status).toBe(422)
    expect(response.json()).toMatchObject({ error: { code: 'invalid_input', details: { page: expect.any(String) } } })
  })

  test('a malformed address and a broken body are 400', async () => {
    expect((await blog.get('/posts/%E0%A4%A')).status).toBe(400)
    const body = await blog.post('/notes', { body: '{"a":', headers: { 'content-type': 'application/json' } })
    expect(body.status).toBe(400)
  })

  test('a body that is too large is 413', async () => {
    expect((await blog.post('/notes', { form: { text: 'x'.repeat(5_300_000) } })).status).toBe(413)
  })

  test('a guarded page sends visitors to sign in and back', async () => {
    expect((await blog.get('/desk?tab=2')).location).toBe('/auth/login?next=%2Fdesk%3Ftab%3D2')
    expect((await blog.get('/desk', { headers: { accept: 'application/json' } })).status).toBe(401)
  })
})

describe('limits', () => {
  test('one request too many is told when to come back', async () => {
    await blog.get('/limited')
    await blog.get('/limited')
    const response = await blog.get('/limited')
    expect(response.status).toBe(429)
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('health', () => {
  test('alive and ready', async () => {
    expect((await blog.get('/healthz')).json()).toEqual({ status: 'alive' })
    expect((await blog.get('/readyz')).json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', redis: 'ok', schema: 'ok' },
    })
  })

  test('measurements are not for the public', async () => {
    expect((await blog.get('/metrics', { headers: { 'x-forwarded-host': 'blog.rose.localhost:3000' } })).status).toBe(
      404,
    )
    const { text } = await blog.get('/metrics')
    expect(text).toMatch(/rose_http_request_seconds_count\{app="blog",method="GET",route="\/taken",status="4xx"\} 1/)
  })
})

test('style sheets are served under their hashed names for ever', async () => {
  const url = ctx.assets.url('css/rose.css')
  const response = await blog.get(url)
  expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test('an early route that fails is answered as any other failure, and ends nothing else', async () => {
  const { status, headers } = await blog.get('/early')
  expect({ status, policy: headers['content-security-policy'] }).toEqual({
    status: 500,
    policy: expect.stringContaining("default-src 'self'"),
  })
})
