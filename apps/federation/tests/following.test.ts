import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { rebuildProjection } from '@rose-ash/kernel/projections/rebuild-projection'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const { ctx, client: people, close } = await bootApp({ readConfig, createContext, createApp })
const { services, transact, db } = ctx

afterAll(close)
beforeEach(async () => {
  people.cookies.clear()
  await resetStores()
})

async function signInAs(overrides: Parameters<typeof createMember>[1] = {}) {
  const member = await createMember(ctx, overrides)
  await signedIn(ctx, people, member)
  return member
}

const follow = (app: string) => people.post(`/follows/${app}`, { form: {} })
const unfollow = (app: string) => people.post(`/follows/${app}/removal`, { form: {} })
const settle = () => drainProjections(ctx, PROJECTIONS)
const factsOf = (type: string) => db.activity.count({ where: { type } })

async function followers(app: 'market' | 'federation' | 'blog'): Promise<number> {
  const actor = await services.federation.findActor(ctx.site.coop.handle)
  return services.federation.countFollowers(actor!.id, app)
}

test('a member follows an app, once however often they press, and the count is on the card', async () => {
  await signInAs()
  expect((await people.get('/?from=market')).text).toContain('Nobody follows it yet.')
  await Promise.all([follow('market'), follow('market'), follow('market')])
  await settle()
  expect([await followers('market'), await followers('federation')]).toEqual([1, 0])
  expect(await factsOf('federation.follow.accepted')).toBe(1)
  const { text } = await people.get('/?from=market')
  expect(text).toContain('One follows it.')
  expect(text).toContain('Stop following here')
})

test('who follows does not read that nobody does, even before the projection has counted', async () => {
  await signInAs()
  await follow('market')
  const { text } = await people.get('/?from=market')
  expect(text).toContain('Stop following here')
  expect(text).toContain('One follows it.')
})

test('one page for all members carries the button of each', async () => {
  await signInAs()
  await follow('market')
  const button = async (path: string) =>
    /<form[^>]*follows.*?<button(.*?)<\/button>/.exec((await people.get(path)).text)?.[1]
  expect(await button('/?from=market')).toContain('formaction="/follows/market/removal">Stop following here')
  expect(await button('/')).toMatch(/>Follow here$/)
  await unfollow('market')
  expect(await button('/?from=market')).toMatch(/>Follow here$/)
  await signInAs()
  expect(await button('/?from=market')).toMatch(/>Follow here$/)
})

test('the followers collection says how many there are', async () => {
  await signInAs()
  await follow('federation')
  await settle()
  const headers = { accept: 'application/activity+json' }
  const collection = await people.get(`/actors/${ctx.site.coop.handle}/followers`, { headers })
  expect(JSON.parse(collection.text)).toMatchObject({ totalItems: 1 })
})

test('a member who stops following is not counted, once however often they press', async () => {
  await signInAs()
  await follow('blog')
  await Promise.all([unfollow('blog'), unfollow('blog')])
  await unfollow('blog')
  await settle()
  expect([await followers('blog'), await factsOf('federation.follow.removed')]).toEqual([0, 1])
})

test('what a member follows is a timeline of its own', async () => {
  await signInAs()
  await createProduct(ctx, { name: 'Rye loaf' })
  await settle()
  expect((await people.get('/?from=followed')).text).toContain('You follow nothing here yet.')
  await follow('blog')
  expect((await people.get('/?from=followed')).text).not.toContain('Rye loaf')
  await follow('market')
  expect((await people.get('/?from=followed')).text).toContain('Rye loaf')
  await Promise.all([unfollow('blog'), unfollow('market'), follow('federation')])
  expect((await people.get('/?from=followed')).text).toContain('Rye loaf')
})

test('a stranger is offered no button, and cannot follow', async () => {
  const { text } = await people.get('/')
  expect(text).toContain('Nobody follows it yet.')
  expect(text).not.toContain('/follows/')
  expect((await people.get('/?from=followed')).location).toBe('/auth/login?next=%2F%3Ffrom%3Dfollowed')
  expect((await follow('blog')).status).toBe(401)
})

test('a rebuild counts the same, and a member who is erased counts no more', async () => {
  const ann = await signInAs()
  await follow('blog')
  await follow('market')
  await transact((tx) =>
    services.federation.eraseMember(tx, { memberId: ann.id, addresses: [ann.email], pseudonym: 'gone@invalid' }),
  )
  await settle()
  const counts = () => db.followerCount.findMany({ select: { app: true, followers: true }, orderBy: { app: 'asc' } })
  const live = await counts()
  await rebuildProjection(ctx, PROJECTIONS, 'follower-counts')
  expect(await counts()).toEqual([...live, ...live].toSorted((a, b) => a.app.localeCompare(b.app)))
  expect(live.map(({ followers: count }) => count)).toEqual([0, 0])
})

test.each(['', '?from=market'])('a timeline page past the end leads back: /%s', async (from) => {
  await createProduct(ctx)
  await settle()
  const { activityId } = await db.timelineEntry.findFirstOrThrow({ orderBy: { activitySeq: 'asc' } })
  const past = `/${from ? `${from}&` : '?'}before=${activityId}`
  expect([from, (await people.get(past)).location]).toEqual([from, `/${from}`])
  expect((await people.get(`/${from ? `${from}&` : '?'}before=nonsense`)).status).toBe(200)
})
