import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { SignedInMember } from '../audience/signed-in-member.ts'
import { createBaseTestContext } from '../testing/create-base-test-context.ts'
import { resetRedis } from '../testing/test-redis.ts'
import { waitUntil } from '../testing/wait-until.ts'
import { createFragmentClient, type FragmentClient } from './fragment-client.ts'

/** A loopback server that stands for another app and behaves as the test says. */
async function owner() {
  const state: { answer: RequestListener; asked: string[] } = { answer: (_req, res) => res.end(), asked: [] }
  const server = createServer((req, res) => {
    state.asked.push(req.url!)
    state.answer(req, res)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

const html =
  (text: string, delayMs = 0): RequestListener =>
  (_req, res) =>
    void setTimeout(() => res.setHeader('content-type', 'text/html; charset=utf-8').end(text), delayMs)

/** Where the budget is not what is tested, a busy machine must not matter. */
const PATIENT = 8_000

const hung: RequestListener = () => undefined

const market = await owner()
const account = await owner()
const ctx = await createBaseTestContext('blog', {
  env: { MARKET_INTERNAL_URL: market.url, ACCOUNT_INTERNAL_URL: account.url, FRAGMENT_BUDGET_MS: '8000' },
})
const clients: FragmentClient[] = []
const newClient = () => {
  const client = createFragmentClient(ctx)
  clients.push(client)
  return client
}

const card = (product: string) => ({ type: 'market.product-card', params: { product } }) as const
const ada: SignedInMember = { id: 'a-1', email: 'ada@rose.localhost', name: 'Ada', handle: null, roles: [] }
const ben: SignedInMember = { ...ada, id: 'b-2', name: 'Ben' }

async function fetchOne(
  client: FragmentClient,
  product = 'loaf',
  options: { member?: SignedInMember; budgetMs?: number; wantsFresh?: boolean } = {},
) {
  const {
    html: [fragment],
    reports,
    incomplete,
  } = await client.fetchAll([card(product)], { requestId: 'test-request', budgetMs: PATIENT, ...options })
  return { text: String(fragment), state: reports[0]!.state, ms: reports[0]!.ms, incomplete }
}

let client: FragmentClient
beforeEach(async () => {
  await resetRedis()
  market.asked.length = 0
  account.asked.length = 0
  client = newClient()
})
afterEach(() => Promise.all(clients.splice(0).map((each) => each.close())))
afterAll(async () => {
  for (const { server } of [market, account]) {
    server.closeAllConnections()
    server.close()
  }
  await ctx.close()
})

describe('the cache', () => {
  test('a fragment is made once and then fresh for everybody', async () => {
    market.answer = html('<b>loaf</b>')
    expect(await fetchOne(client)).toMatchObject({ text: '<b>loaf</b>', state: 'made', incomplete: false })
    expect(await fetchOne(newClient())).toMatchObject({ text: '<b>loaf</b>', state: 'fresh' })
    expect(market.asked).toEqual(['/internal/fragments/market.product-card?product=loaf'])
  })

  test('two processes that need the same fragment at once ask for it once', async () => {
    market.answer = html('one', 40)
    const all = await Promise.all([client, client, newClient(), newClient()].map((each) => fetchOne(each)))
    expect(all.map(({ text }) => text)).toEqual(['one', 'one', 'one', 'one'])
    expect(market.asked).toHaveLength(1)
  })

  test('an old copy is used at once while one fetch makes a new one', async () => {
    market.answer = html('old')
    await fetchOne(client)
    await age()
    market.answer = html('new', 30)
    const both = await Promise.all([fetchOne(client), fetchOne(newClient())])
    expect(both.map(({ text, state }) => [text, state])).toEqual([
      ['old', 'stale'],
      ['old', 'stale'],
    ])
    await waitUntil('the new copy', async () => (await fetchOne(client)).text === 'new')
    expect(market.asked).toHaveLength(2)
  })

  test('a touch of a key that it reads outdates it for every process: the old copy is served while one new one is made', async () => {
    market.answer = html('old')
    await fetchOne(client, 'rye')
    await newClient().touch(['products'])
    market.answer = html('new', 30)
    const both = await Promise.all([fetchOne(client, 'rye'), fetchOne(newClient(), 'rye')])
    expect(both.map(({ text, state }) => [text, state])).toEqual([
      ['old', 'stale'],
      ['old', 'stale'],
    ])
    await waitUntil('the new rye', async () => (await fetchOne(client, 'rye')).text === 'new')
    expect(market.asked.filter((path) => path.endsWith('rye'))).toHaveLength(2)
  })

  test('a page for many readers waits for the new copy', async () => {
    market.answer = html('old')
    await fetchOne(client)
    await client.touch(['products'])
    market.answer = html('new', 30)
    expect(await fetchOne(client, 'loaf', { wantsFresh: true })).toMatchObject({ text: 'new', state: 'made' })
  })

  test('a member who changed something waits for the new copy of what they touched', async () => {
    market.answer = html('old')
    await fetchOne(client)
    await client.touch(['products'])
    await newClient().invalidateFor({ member: ada })
    market.answer = html('new', 30)
    expect(await fetchOne(client, 'loaf', { member: ada })).toMatchObject({ text: 'new', state: 'made' })
  })

  test('a touch of another key leaves it fresh', async () => {
    market.answer = html('old')
    await fetchOne(client)
    await client.touch(['posts', 'basket:a-1', 'member:a-1'])
    expect(await fetchOne(client)).toMatchObject({ text: 'old', state: 'fresh' })
  })

  test('what was begun before a change is not given out after it', async () => {
    market.answer = html('before', 80)
    const early = fetchOne(client, 'bun')
    await waitUntil('the bun to be asked for', async () => market.asked.some((path) => path.endsWith('bun')))
    market.answer = html('after')
    await client.touch(['products'])
    expect((await fetchOne(client, 'bun')).text).toBe('after')
    await early
    expect((await fetchOne(client, 'bun')).text).toBe('after')
  })
})

describe('personal fragments', () => {
  const nav = (member?: SignedInMember) =>
    client.fetchAll([{ type: 'account.nav' }], { requestId: 'test-request', budgetMs: PATIENT, member })

  test('a member never sees what was made for another', async () => {
    account.answer = (req, res) => {
      const { name } = JSON.parse(Buffer.from(String(req.headers['x-rose-member']), 'base64url').toString())
      html(`hello ${name}`)(req, res)
    }
    for (const round of ['made', 'fresh']) {
      for (const member of [ada, ben]) {
        const {
          html: [text],
          reports,
        } = await nav(member)
        expect([String(text), reports[0]?.state]).toEqual([`hello ${member.name}`, round])
      }
    }
    await client.invalidateFor({ member: ada })
    expect([(await nav(ada)).reports[0]?.state, (await nav(ben)).reports[0]?.state]).toEqual(['made', 'fresh'])
  })

  test('the owner of a shared fragment is not told who is looking', async () => {
    const told: unknown[] = []
    market.answer = (req, res) => {
      told.push(req.headers['x-rose-member'], req.headers.cookie)
      html('x')(req, res)
    }
    await fetchOne(client, 'loaf', { member: ada })
    expect(told).toEqual([undefined, undefined])
  })
})

describe('an owner in trouble', () => {
  test('a hung one costs its own place and the budget, no more', async () => {
    market.answer = hung
    account.answer = html('hello')
    const nav = { type: 'account.nav' } as const
    await client.fetchAll([nav], { requestId: 'r', member: ada, budgetMs: PATIENT })
    // It would be waited for without end, were there no budget.
    const { html: pieces, reports } = await client.fetchAll([card('loaf'), nav], {
      requestId: 'r',
      member: ada,
      budgetMs: 400,
    })
    expect(reports.map(({ state }) => state)).toEqual(['late', 'fresh'])
    expect(String(pieces[0])).toContain('hx-get="/fragments/market.product-card?product=loaf"')
    expect(String(pieces[1])).toBe('hello')
  })

  test('a slow one is late once, and there the next time', async () => {
    market.answer = html('slow', 700)
    expect(await fetchOne(client, 'loaf', { budgetMs: 150 })).toMatchObject({ state: 'late', incomplete: true })
    await waitUntil('a fresh copy', async () => (await fetchOne(client)).state === 'fresh')
    expect(market.asked).toHaveLength(1)
  })

  test.each<[string, RequestListener]>([
    ['an error', (_req, res) => void res.writeHead(500, { 'content-type': 'text/html' }).end('oops')],
    ['something that is not HTML', (_req, res) => void res.setHeader('content-type', 'application/json').end('{}')],
    ['more than a fragment can be', html('x'.repeat(600_000))],
    ['a broken connection', (req) => void req.socket.destroy()],
    ['garbage', (req) => void req.socket.end('HELO\r\n\r\n')],
  ])('%s leaves an empty place', async (_what, answer) => {
    market.answer = answer
    expect(await fetchOne(client)).toMatchObject({ text: '', state: 'failed', incomplete: true })
  })

  test('the masthead keeps a plain link where a personal fragment is missing', async () => {
    account.answer = (req) => void req.socket.destroy()
    const { html: pieces } = await client.fetchAll([{ type: 'account.nav' }], { requestId: 'r', member: ada })
    expect(String(pieces[0])).toBe('<a class="place" href="http://account.rose.localhost:3000/">Me</a>')
  })

  test('an outdated copy is better than none', async () => {
    market.answer = html('old')
    await fetchOne(client)
    await client.touch(['products'])
    market.answer = (req) => void req.socket.destroy()
    expect(await fetchOne(client)).toMatchObject({ text: 'old', state: 'stale' })
  })

  test('after repeated failures it is left alone, and found again when it is back', async () => {
    market.answer = (req) => void req.socket.destroy()
    for (let turn = 0; turn < 5; turn += 1) await fetchOne(client, `product-${turn}`)
    const before = market.asked.length
    expect(await fetchOne(client, 'another')).toMatchObject({ text: '', state: 'open' })
    expect(market.asked).toHaveLength(before)
    market.answer = html('back')
    await waitUntil('the way back', async () => (await fetchOne(client, 'another')).text === 'back')
  })

  test('one that refuses what it is asked for is not in trouble', async () => {
    market.answer = (_req, res) => void res.writeHead(422, { 'content-type': 'text/html' }).end('no such month')
    for (let turn = 0; turn < 6; turn += 1) await fetchOne(client, `nonsense-${turn}`)
    market.answer = html('loaf')
    expect(await fetchOne(client)).toMatchObject({ text: 'loaf', state: 'made' })
  })

  test('wrong params are a mistake of ours that costs one place', async () => {
    const {
      reports,
      html: [piece],
    } = await client.fetchAll([{ type: 'market.product-card', params: {} } as never], { requestId: 'r' })
    expect([reports[0]?.state, String(piece)]).toEqual(['failed', ''])
  })
})

test('without Redis a page is still composed', async () => {
  const alone = await createBaseTestContext('blog', {
    env: { MARKET_INTERNAL_URL: market.url, REDIS_URL: 'redis://127.0.0.1:9' },
  })
  market.answer = html('direct')
  const client = createFragmentClient(alone)
  clients.push(client)
  const {
    html: [text],
  } = await client.fetchAll([card('loaf')], { requestId: 'r', budgetMs: PATIENT })
  expect(String(text)).toBe('direct')
  await alone.close()
})

/** Makes every stored copy older than its time. */
async function age() {
  for (const key of await ctx.redis.keys('fragment:entry:*')) {
    const stored = JSON.parse((await ctx.redis.get(key))!)
    await ctx.redis.set(key, JSON.stringify({ ...stored, at: stored.at - 20 * 60_000 }), 'PX', 60_000)
  }
}
