import { randomInt, randomUUID } from 'node:crypto'
import { afterAll, expect, test } from '@jest/globals'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { FRAGMENTS } from '@rose-ash/shared/fragments/catalogue'
import type { FragmentDefinition } from '@rose-ash/shared/fragments/define-fragment'
import type { z } from 'zod'
import { addressOf, listRoutes } from './support/list-routes.ts'
import { watchReadNames } from './support/read-names.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps({ FRAGMENT_BUDGET_MS: '5000' })
afterAll(() => house.close())
const { db, redis } = house.contexts.account
const names = Object.fromEntries(APP_NAMES.map((app) => [app, watchReadNames(house.apps[app])]))
const stranger = house.browser()
await createProduct(house.contexts.market)

const BORROWED = Object.entries(FRAGMENTS as Readonly<Record<string, FragmentDefinition>>).filter(
  ([, { placeholder }]) => placeholder !== 'none',
)

/** A value that nobody has sent before. */
function madeUp(name: string): string {
  if (name === 'limit') return '1'
  return name === 'month' ? `${randomInt(1000, 9999)}-05` : randomUUID()
}

const madeUpQuery = (params: Iterable<string>) =>
  new URLSearchParams([...params, 'nobody-reads-this'].map((name) => [name, madeUp(name)]))

const stored = async () => new Set(await redis.keys('*'))

/** The number of rows of each table. */
async function rows(): Promise<Record<string, number>> {
  const counted = await db.$queryRaw<{ name: string; rows: number }[]>`
    SELECT c.relname AS name, ((xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', c.relname), false, true, '')))[1]::text)::int AS rows
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`
  return Object.fromEntries(counted.map(({ name, rows }) => [name, rows]))
}

async function askForFragments(): Promise<void> {
  for (const [type, { owner, params }] of BORROWED) {
    const query = madeUpQuery(Object.keys((params as z.ZodObject).shape))
    await stranger.get(`${originOf(owner)}/fragments/${type}?${query}`)
  }
}

test('pieces of pages asked for with made-up parameters are not stored', async () => {
  await askForFragments()
  const before = await stored()
  for (let round = 0; round < 3; round += 1) await askForFragments()
  expect([...(await stored()).difference(before)]).toEqual([])
})

test('a piece that a page has stored is served from its copy', async () => {
  await stranger.get(`${originOf('blog')}/`)
  const answer = await stranger.get(`${originOf('blog')}/fragments/market.listing?limit=6`)
  expect({ status: answer.status, timing: answer.headers['server-timing'] }).toEqual({
    status: 200,
    timing: expect.stringContaining('fresh'),
  })
})

/** A request that the provider takes, from which it leads to the question who is there. */
const SIGN_IN = new URLSearchParams({
  client_id: 'blog',
  redirect_uri: `${originOf('blog')}/auth/callback`,
  response_type: 'code',
  scope: 'openid',
  code_challenge: 'a'.repeat(43),
  code_challenge_method: 'S256',
})

const PAGES = APP_NAMES.flatMap((app) =>
  listRoutes(house.apps[app])
    .filter(({ method }) => method === 'GET')
    .map((route) => ({ app, route })),
)

async function askForPages(): Promise<void> {
  for (const { app, route } of PAGES) {
    const known = names[app]!.get(`GET ${route.path}`)?.query ?? []
    await stranger.get(`${originOf(app)}${addressOf(route)}?${madeUpQuery(known)}`)
  }
}

test('no page stores anything for an anonymous reader, whatever its parameters are', async () => {
  await askForPages()
  const before = { rows: await rows(), keys: await stored() }
  await askForPages()
  const after = { rows: await rows(), keys: await stored() }
  expect(after.rows).toEqual(before.rows)
  expect([...after.keys.difference(before.keys)]).toEqual([])
})

/** What a stranger may open without anything of their own: the sign-in's own pages and the provider's, and how each app begins a sign-in. */
const DOORS = [
  ...listRoutes(house.apps.federation)
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/sign-in'))
    .map((route) => `${originOf('federation')}${addressOf(route)}`),
  ...Object.values(OIDC_PATHS).map((path) => `${originOf('federation')}${path}?${SIGN_IN}`),
  ...APP_NAMES.map((app) => `${originOf(app)}/auth/login?next=/x`),
]

test.each(DOORS)('thirty strangers at %s leave nothing behind', async (door) => {
  await house.browser().open(door)
  const before = { rows: await rows(), keys: await stored() }
  for (let batch = 0; batch < 3; batch += 1)
    await Promise.all(Array.from({ length: 10 }, () => house.browser().open(door)))
  const after = { rows: await rows(), keys: await stored() }
  expect(after.rows).toEqual(before.rows)
  expect([...after.keys.difference(before.keys)]).toEqual([])
})
