import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { paymentStarted } from '@rose-ash/shared/activities/catalogue/cart'
import { GoneError } from '@rose-ash/shared/errors/http-errors'
import { resetRedis } from '@rose-ash/shared/testing/test-redis'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { request } from 'undici'
import { createApp } from '../app/create-app.ts'
import { appClient } from '../testing/app-client.ts'
import { createServerTestContext } from '../testing/create-server-test-context.ts'

const ctx = await createServerTestContext('blog')
let rendered = 0
let delayMs = 0
let isWithdrawn = false
const appThatKeeps = (freshMs: number) =>
  createApp(ctx, {
    pageCache: { freshMs, staleMs: 60_000 },
    fragments: { 'blog.nav': () => '<ul></ul>' },
    routes(routes) {
      const show = (title: string) => ({ title, text: `rendering ${rendered}` })
      routes.get('/posts/:slug', async (req, res) => {
        rendered += 1
        await sleep(delayMs)
        if (isWithdrawn) throw new GoneError(`no post ${req.params.slug}`)
        await res.page('errors/error', show(req.params.slug), { title: req.params.slug, reads: ['posts'] })
      })
      routes.get('/private', async (_req, res) => {
        rendered += 1
        await res.page('errors/error', show('Private'), { title: 'Private' })
      })
      routes.get('/cookie', async (_req, res) => {
        rendered += 1
        res.cookie('seen', '1')
        await res.page('errors/error', show('Cookie'), { title: 'Cookie', reads: ['posts'] })
      })
      routes.get('/nonce', async (_req, res) => {
        rendered += 1
        await res.page('errors/error', show(res.locals.nonce), { title: 'Nonce', reads: ['posts'] })
      })
      routes.get('/gone', async (_req, res) => {
        rendered += 1
        await res.page('errors/error', show('Gone'), { title: 'Gone', status: 410, reads: ['posts'] })
      })
    },
  })
const blog = await appClient(appThatKeeps(60_000), 'blog')
const ageing = await appClient(appThatKeeps(50), 'blog')
let slug = 0
function newPath() {
  slug += 1
  return `/posts/post-${slug}`
}

beforeEach(async () => {
  rendered = 0
  delayMs = 0
  isWithdrawn = false
  await resetRedis()
})
afterAll(async () => {
  await Promise.all([blog.close(), ageing.close()])
  await ctx.close()
})

test('anonymous visitors share one rendering, with all its headers', async () => {
  const path = newPath()
  const first = await blog.get(path)
  const second = await blog.get(path)
  expect([first.status, second.status, rendered]).toEqual([200, 200, 1])
  expect(second.text).toBe(first.text)
  expect(second.headers['server-timing']).toBe('page;desc="fresh"')
  for (const name of ['content-security-policy', 'x-content-type-options', 'etag', 'content-type']) {
    expect(second.headers[name]).toBe(first.headers[name])
  }
  expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id'])
  expect(second.headers.vary).toBe('Accept, Accept-Encoding, Cookie')
})

test('a crowd on a new page costs one rendering', async () => {
  const path = newPath()
  delayMs = 50
  const headers = { host: new URL(blog.origin).host, accept: 'text/html' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => request(blog.address + path, { headers })))
  const texts = await Promise.all(answers.map(({ body }) => body.text()))
  expect(new Set(texts).size).toBe(1)
  expect(rendered).toBe(1)
})

test.each(['rose_session=x', 'a=1; rose_signed_in=1'])(
  'a visitor with %s, about whom sign-on may have something to do, goes past the cache',
  async (cookie) => {
    const path = newPath()
    await blog.get(path)
    const response = await blog.get(path, { headers: { cookie } })
    expect(rendered).toBe(2)
    expect(response.headers['cache-control']).toBe('private, no-cache')
  },
)

test.each(['rose_cart=x', 'rose_flash=x'])('what a visitor with %s is given is private', async (cookie) => {
  const path = newPath()
  await blog.get(path)
  const response = await blog.get(path, { headers: { cookie } })
  expect(rendered).toBe(1)
  expect(response.headers['cache-control']).toBe('private, no-cache')
})

test('an ageing page is given out while a new one is made', async () => {
  const path = newPath()
  await ageing.get(path)
  await sleep(60)
  const old = await ageing.get(path)
  expect([old.headers['server-timing'], old.text.includes('rendering 1')]).toEqual(['page;desc="stale"', true])
  await waitUntil('a new page', async () => !(await ageing.get(path)).text.includes('rendering 1'))
})

test('a touch of a key that a page reads makes it again, also one that is being made; the old one is served meanwhile', async () => {
  const path = newPath()
  await blog.get(path)
  await ctx.doorbell.ring(['posts'])
  await waitUntil('the second rendering', async () => (await blog.get(path)).text.includes('rendering 2'))
  const other = newPath()
  delayMs = 100
  const slow = blog.get(other)
  await waitUntil('the third rendering to begin', async () => rendered === 3)
  await ctx.doorbell.ring(['posts'])
  await slow
  delayMs = 0
  await waitUntil('the fourth rendering', async () => (await blog.get(other)).text.includes('rendering 4'))
})

test('a crowd on a page that was touched is served the old one and costs one rendering', async () => {
  const path = newPath()
  await blog.get(path)
  delayMs = 100
  await ctx.doorbell.ring(['posts'])
  await waitUntil('the old page', async () => (await blog.get(path)).headers['server-timing'] === 'page;desc="stale"')
  const crowd = await Promise.all(Array.from({ length: 20 }, () => blog.get(path)))
  const states = new Set(crowd.map(({ headers }) => headers['server-timing']))
  expect(['page;desc="stale"', 'page;desc="fresh"']).toEqual(expect.arrayContaining([...states]))
  await waitUntil('the second rendering', async () => (await blog.get(path)).text.includes('rendering 2'))
  expect(rendered).toBe(2)
})

test('a page that was withdrawn is not served from its old copy', async () => {
  const path = newPath()
  await blog.get(path)
  isWithdrawn = true
  await ctx.doorbell.ring(['posts'])
  await waitUntil('the page to be gone', async () => (await blog.get(path)).status === 410)
  expect((await blog.get(path)).status).toBe(410)
})

test('a browser that has the page already does not make a new process forget it', async () => {
  const path = newPath()
  const { etag = '' } = (await blog.get(path)).headers
  const fresh = await appClient(appThatKeeps(60_000), 'blog')
  rendered = 0
  for (let time = 0; time < 3; time += 1) {
    const { status } = await fresh.get(path, { headers: { 'if-none-match': etag } })
    expect([200, 304]).toContain(status)
  }
  expect(rendered).toBe(1)
})

test('fifty rows of other kinds a second leave a page cached', async () => {
  const path = newPath()
  await blog.get(path)
  const states: string[] = []
  for (let row = 0; row < 50; row += 1) {
    const object = { attemptId: randomUUID(), amountMinor: 340, currency: 'GBP' }
    await ctx.transact((tx) => ctx.activities.append(tx, paymentStarted, { object }))
    states.push((await blog.get(path)).headers['server-timing']!, (await blog.get(path)).headers['server-timing']!)
    await sleep(20)
  }
  expect(states.filter((state) => state === 'page;desc="fresh"').length).toBeGreaterThanOrEqual(95)
  expect(rendered).toBe(1)
})

test('what a visitor has already is not sent again, and HEAD has no body', async () => {
  const path = newPath()
  const { headers, body } = await blog.get(path)
  const again = await blog.get(path, { headers: { 'if-none-match': `"x", ${headers.etag}` } })
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag])
  const head = await blog.request(path, { method: 'HEAD' })
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(body.length)])
  expect(rendered).toBe(1)
})

test('the compressed page is the page', async () => {
  const path = newPath()
  const plain = await blog.get(path)
  const packed = await blog.get(path, { headers: { 'accept-encoding': 'gzip, br' } })
  expect(packed.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(packed.body).toString()).toBe(plain.text)
  expect((await blog.get(path, { headers: { 'accept-encoding': 'gzip, br;q=0' } })).headers['content-encoding']).toBe(
    'gzip',
  )
})

test.each(['/private', '/cookie', '/nonce', '/gone', '/nowhere'])('%s is not shared', async (path) => {
  await blog.get(path)
  blog.cookies.clear()
  const { headers } = await blog.get(path)
  blog.cookies.clear()
  expect(headers['server-timing']).not.toContain('page;')
  expect(headers['cache-control']).toMatch(/private|no-store/)
})

test('JSON and htmx on the same address are answered by the app', async () => {
  const path = newPath()
  await blog.get(path)
  await blog.get(path, { headers: { accept: 'application/activity+json, text/html' } })
  await blog.get(path, { headers: { 'hx-request': 'true' } })
  expect(rendered).toBe(3)
})

test('nobody else can make the cache work', async () => {
  const path = newPath()
  await blog.get(path)
  await blog.get(path, { headers: { 'x-rose-internal': `t=${Date.now()},v1=${'0'.repeat(64)}` } })
  expect(rendered).toBe(1)
})
