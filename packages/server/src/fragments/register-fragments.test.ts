import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { STANDING_HEADER } from '@rose-ash/shared/fragments/fragment-headers'
import { INTERNAL_HEADER, signInternal } from '@rose-ash/shared/secrets/internal-signature'
import { resetRedis } from '@rose-ash/shared/testing/test-redis'
import { createApp } from '../app/create-app.ts'
import { appClient } from '../testing/app-client.ts'
import { createServerTestContext } from '../testing/create-server-test-context.ts'

const marketContext = await createServerTestContext('market')
const market = await appClient(
  createApp(marketContext, {
    routes: (app) => void app.get('/', (_req, res) => res.page('errors/error', {}, { title: 'Shop' })),
    fragments: {
      'market.product-card': (_ctx, { params }) => `<b>${params.product}</b>`,
      'market.listing': (_ctx, { standing, member }) => `${standing}, ${member?.name ?? 'unnamed'}`,
    },
  }),
  'market',
)
const blogContext = await createServerTestContext('blog', { env: { MARKET_INTERNAL_URL: market.address } })
const blog = await appClient(createApp(blogContext, { routes: () => undefined }), 'blog')

beforeEach(resetRedis)
afterAll(async () => {
  await Promise.all([blog.close(), market.close()])
  await Promise.all([blogContext.close(), marketContext.close()])
})

const PATH = '/internal/fragments/market.product-card?product=loaf'
const { INTERNAL_SECRET } = marketContext.config
const signed = (path: string, now?: number) => ({
  [INTERNAL_HEADER]: signInternal(INTERNAL_SECRET, { method: 'GET', path, claims: [undefined, undefined] }, now),
})
const internal = { host: '127.0.0.1:1' }

test('one app shows what another one made', async () => {
  const { html } = await blogContext.fragments.fetchAll(
    [{ type: 'market.product-card', params: { product: 'loaf' } }],
    { requestId: 'r' },
  )
  expect(String(html[0])).toBe('<b>loaf</b>')
})

test('an app shows its own fragments without HTTP', async () => {
  const { html } = await marketContext.fragments.fetchAll(
    [{ type: 'market.product-card', params: { product: 'roll' } }],
    { requestId: 'r' },
  )
  expect(String(html[0])).toBe('<b>roll</b>')
})

test('the owner of a list with prices learns the standing of the reader in another app, and not who it is', async () => {
  const ada = { id: 'a-1', email: 'ada@rose.localhost', name: 'Ada', handle: null }
  const listingFor = async (reader: object) =>
    String((await blogContext.fragments.fetchAll([{ type: 'market.listing' }], { requestId: 'r', ...reader })).html[0])
  expect(await listingFor({ member: { ...ada, roles: ['cooperator'] } })).toBe('member, unnamed')
  expect(await listingFor({ member: { ...ada, roles: [] } })).toBe('visitor, unnamed')
  expect(await listingFor({})).toBe('visitor, unnamed')
})

test('a standing that nobody signed is refused', async () => {
  const headers = { ...internal, ...signed(PATH), [STANDING_HEADER]: 'member' }
  expect((await market.get(PATH, { headers })).status).toBe(403)
})

test('a signed request on the internal host is answered', async () => {
  expect((await market.get(PATH, { headers: { ...internal, ...signed(PATH) } })).text).toBe('<b>loaf</b>')
})

test('the public host has no such address, signed or not', async () => {
  expect((await market.get(PATH, { headers: signed(PATH) })).status).toBe(404)
  expect(
    (
      await market.get(PATH, {
        headers: { ...internal, ...signed(PATH), 'x-forwarded-host': 'market.rose.localhost:3000' },
      })
    ).status,
  ).toBe(404)
})

test.each([
  ['no signature', {}],
  ['the signature of another address', signed('/internal/fragments/market.product-card?product=other')],
  ['an old signature', signed(PATH, Date.now() - 120_000)],
  ['a member that was not signed', { ...signed(PATH), 'x-rose-member': 'e30' }],
])('%s is refused', async (_what, headers) => {
  expect((await market.get(PATH, { headers: { ...internal, ...headers } })).status).toBe(403)
})

test('a browser fetches a late fragment from the host of its page', async () => {
  const response = await blog.get('/fragments/market.product-card?product=loaf')
  expect([response.status, response.text]).toEqual([200, '<b>loaf</b>'])
  expect(response.headers['cache-control']).toBe('private, no-store')
  expect(response.headers['server-timing']).toMatch(/^market\.product-card;desc="made";dur=/)
})

test('a browser is told nothing about fragments that are not for it', async () => {
  expect((await blog.get('/fragments/blog.nav')).status).toBe(404)
  expect((await blog.get('/fragments/nonsense')).status).toBe(404)
  expect((await blog.get('/fragments/market.product-card')).status).toBe(422)
})

test('a fragment that is still missing is an empty answer that changes nothing', async () => {
  expect((await blog.get('/fragments/events.upcoming')).status).toBe(204)
})
