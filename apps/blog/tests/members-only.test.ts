import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { demoBlog } from './demo-blog.ts'

const { ctx, blog, importDemo, close } = await demoBlog()
const PATH = '/members-notes-oven-fund/'
/** Words that stand only behind the paywall. */
const SECRET = /thermostat|loan notes|What the engineer said|twenty-second of October|143 notes/i

beforeAll(async () => {
  await resetStores()
  await importDemo()
  await drainProjections(ctx, PROJECTIONS)
}, 120_000)
afterAll(close)

const PUBLIC_PLACES: ReadonlyArray<readonly [string, Record<string, string>]> = [
  [PATH, {}],
  [PATH, { accept: 'application/activity+json' }],
  ['/', {}],
  ['/archive/', {}],
  ['/rss.xml', {}],
  ['/atom.xml', {}],
  ['/feed.json', {}],
  ['/sitemap.xml', {}],
  ['/search?q=thermostat', {}],
  ['/search?q=oven+fund', {}],
  ['/search?q=oven+fund&in=stories', {}],
  ['/search?q=thermostat&in=stories', {}],
  ['/tag/bread/rss.xml', {}],
]

test.each(PUBLIC_PLACES)('nobody reads on for nothing: %s %j', async (path, headers) => {
  const { text } = await blog.get(path, { headers })
  // The question itself may come back, the answer may not.
  expect(text.replaceAll(/(value="|Search: |“|q%3D|q&#x3D;)thermostat/g, '')).not.toMatch(SECRET)
})

test('the log tells of the post without what is for members', async () => {
  const rows = await ctx.db.activity.findMany({
    where: { object: { path: ['slug'], equals: 'members-notes-oven-fund' } },
  })
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows[0]?.object)).not.toMatch(SECRET)
  expect(rows[0]?.object).toMatchObject({ membersOnly: true })
})

test('a visitor reads the beginning and is offered to sign in and come back', async () => {
  const { text } = await blog.get(PATH)
  expect(text).toContain('sixty-one per cent')
  expect(load(text)('.members-wall a').first().attr('href')).toBe(`/auth/login?next=${encodeURIComponent(PATH)}`)
})

test('a member reads all of it', async () => {
  const { ctx: own, blog: client, close: closeOwn } = await demoBlog()
  await signedIn(own, client, await createMember(own, { roles: ['cooperator'] }))
  const { text } = await client.get(PATH)
  expect(text).toMatch(/thermostat/)
  expect(text).not.toContain('members-wall')
  await closeOwn()
})

test('who has only signed in does not read on, and is told how to join', async () => {
  const { ctx: own, blog: client, close: closeOwn } = await demoBlog()
  await signedIn(own, client, await createMember(own))
  const { text } = await client.get(PATH)
  expect(text).not.toMatch(SECRET)
  expect(text).toContain('You are signed in, but you do not belong to the co-op yet.')
  const wall = load(text)('.members-wall a')
  expect([wall.length, wall.attr('href')]).toEqual([1, '/how-to-join/'])
  await closeOwn()
})

test('a block for members in a post for everybody is for members, and only the page of such a post asks who reads', async () => {
  const { ctx: own, blog: client, close: closeOwn } = await demoBlog()
  const { slug, publicHtml } = await own.db.post.findFirstOrThrow({
    where: { status: 'published', visibility: 'public' },
  })
  await own.db.post.update({ where: { slug }, data: { html: `${publicHtml}<p>Bring your own cup.</p>` } })
  await signedIn(own, client, await createMember(own, { roles: ['cooperator'] }))
  expect((await client.get(`/${slug}/`)).text).toContain('Bring your own cup.')
  expect((await blog.get(`/${slug}/`)).text).not.toContain('Bring your own cup.')
  await own.db.post.update({ where: { slug }, data: { html: publicHtml } })
  await closeOwn()
})
