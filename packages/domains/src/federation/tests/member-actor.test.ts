import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { resumeMember, suspendMember } from '@rose-ash/domains/account/members/suspend-member'
import { updateProfile } from '@rose-ash/domains/account/members/update-profile'
import { createApp } from '@rose-ash/server/app/create-app'
import { type AppClient, appClient } from '@rose-ash/server/testing/app-client'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Member } from '@rose-ash/shared/protocols/member'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createCalendar } from '../../events/calendars/create-calendar.ts'
import { createEntry } from '../../events/entries/create-entry.ts'
import { createTestContext } from '../../testing/create-test-context.ts'
import { createMember } from '../../testing/factories/create-member.ts'

const HOSTS = ['federation', 'blog'] as const satisfies readonly AppName[]
const contexts = await Promise.all(HOSTS.map((app) => createTestContext(app)))
const [ctx] = contexts as [(typeof contexts)[0]]
const clients = await Promise.all(
  contexts.map((one, at) => appClient(createApp(one, { routes: () => {} }), HOSTS[at]!)),
)
const as = { headers: { accept: 'application/activity+json' } }
let rosa: Member

afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()))
  await Promise.all(contexts.map((one) => one.close()))
})
beforeEach(async () => {
  await resetStores()
  rosa = await createMember(ctx, { name: 'Rosa' })
})

const PUBLIC = {
  name: 'Rosa Marsh',
  handle: 'RosaMarsh' as string | null,
  bio: 'Bakes & <b>mends</b>.',
  isFederated: true,
}

function say(said: Partial<typeof PUBLIC> & { avatarUrl?: string } = {}, member = rosa) {
  const profile = { ...PUBLIC, ...said, memberId: member.id }
  return ctx.transact((tx) => updateProfile(ctx, tx, profile))
}

const finger = (client: AppClient, handle = 'rosamarsh') =>
  client.get(`/.well-known/webfinger?resource=acct:${handle}@${new URL(client.origin).host}`)

/** What federation says about the actor's document, and every host about its name. */
async function statuses(handle = 'rosamarsh') {
  const answers = [clients[0]!.get(`/actors/${handle}`, as), ...clients.map((client) => finger(client, handle))]
  return [...new Set((await Promise.all(answers)).map(({ status }) => status))]
}

test('a member who opts in is one person, on federation, in their own words; every host leads there', async () => {
  expect(await statuses()).toEqual([404])
  await say({ avatarUrl: '/media/avatars/x/y.webp' })
  const [federation, blog] = clients as [AppClient, AppClient]
  const id = `${federation.origin}/actors/rosamarsh`
  expect((await federation.get('/actors/rosamarsh', as)).json()).toMatchObject({
    type: 'Person',
    id,
    name: 'Rosa Marsh',
    summary: '<p>Bakes &amp; &lt;b&gt;mends&lt;/b&gt;.</p>',
    icon: { type: 'Image', mediaType: 'image/webp', url: `${federation.origin}/media/avatars/x/y.webp` },
    url: 'http://federation.rose.localhost:3000/@rosamarsh',
  })
  const elsewhere = await Promise.all([blog.get('/actors/rosamarsh', as), blog.get('/@rosamarsh', as)])
  expect(elsewhere.map(({ status, location }) => [status, location])).toEqual([
    [301, id],
    [302, id],
  ])
  expect((await blog.get('/actors/rosamarsh/outbox', as)).status).toBe(404)
  for (const client of clients)
    expect((await finger(client)).json()).toMatchObject({
      subject: `acct:rosamarsh@${new URL(federation.origin).host}`,
      links: expect.arrayContaining([{ rel: 'self', type: 'application/activity+json', href: id }]),
    })
})

test('a changed profile is what others read next, by the same keys', async () => {
  await say()
  const keyOf = async () => ((await clients[0]!.get('/actors/rosamarsh', as)).json() as { publicKey: object }).publicKey
  const before = await keyOf()
  await say({ name: 'Rosa Quill' })
  expect((await clients[0]!.get('/actors/rosamarsh', as)).json()).toMatchObject({ name: 'Rosa Quill' })
  expect(await keyOf()).toEqual(before)
})

test('who opts out is gone on every host at once, with their words, and comes back as the same', async () => {
  await say()
  const id = (await ctx.services.federation.findActor('rosamarsh'))?.id
  await say({ isFederated: false })
  expect(await statuses()).toEqual([410])
  expect(await ctx.db.actor.findFirst({ where: { handle: 'rosamarsh' }, select: { displayName: true } })).toEqual({
    displayName: 'A former member',
  })
  await say()
  expect([(await ctx.services.federation.findActor('rosamarsh'))?.id, ...(await statuses())]).toEqual([id, 200])
})

test('who is suspended is gone, and back when they are let in again', async () => {
  await say()
  await ctx.transact((tx) => suspendMember(ctx, tx, { memberId: rosa.id, byId: null }))
  expect(await statuses()).toEqual([410])
  await ctx.transact((tx) => resumeMember(ctx, tx, { memberId: rosa.id, byId: null }))
  expect(await statuses()).toEqual([200])
})

test('another handle is another actor, and the first is gone for everybody', async () => {
  await say()
  await say({ handle: 'quill' })
  expect([await statuses('rosamarsh'), await statuses('quill')]).toEqual([[410], [200]])
  const ann = await createMember(ctx, { name: 'Ann' })
  await expect(say({ name: 'Ann', handle: 'rosamarsh' }, ann)).rejects.toMatchObject({
    status: 409,
    details: { handle: 'handle_taken' },
  })
})

test.each([
  ['the handle of the co-op', { handle: 'Coop' }, 409],
  ['no handle', { handle: null }, 422],
])('%s cannot be followed as a member', async (_what, said, status) => {
  await expect(say(said)).rejects.toMatchObject({ status, details: { handle: expect.any(String) } })
  expect(await ctx.db.actor.count()).toBe(0)
})

test('a member’s outbox does not say what the co-op says', async () => {
  await say()
  await ctx.transact(async (tx) => {
    await createCalendar(ctx, tx, { slug: 'yard', name: 'In the Yard' })
    const startsLocal = '2026-12-12T12:00'
    await createEntry(ctx, tx, { calendar: 'yard', title: 'Fair', startsLocal, durationMinutes: 60 })
  })
  expect((await clients[0]!.get('/actors/rosamarsh/outbox', as)).json()).toMatchObject({ totalItems: 0 })
  expect((await clients[0]!.get('/actors/rosamarsh/outbox?page=true', as)).json()).not.toHaveProperty('orderedItems.0')
})

test('two tabs that opt in at once make one actor', async () => {
  await Promise.all([say(), say(), say()].map((saved) => saved.catch(() => undefined)))
  expect(await ctx.db.actor.count({ where: { memberId: rosa.id } })).toBe(1)
  expect(await statuses()).toEqual([200])
})
