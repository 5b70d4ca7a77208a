import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createDevice } from '@rose-ash/domains/testing/factories/create-device'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const { ctx, client: account, close } = await bootApp({ readConfig, createContext, createApp })

afterAll(close)
beforeEach(async () => {
  account.cookies.clear()
  await resetStores()
})

async function signInAs(overrides: Parameters<typeof createMember>[1] = {}) {
  const member = await createMember(ctx, overrides)
  await signedIn(ctx, account, member)
  return member
}

test.each(['/', '/notifications', '/orders', '/newsletters', '/devices', '/profile', '/members'])(
  'a stranger at %s is taken to sign-in and back',
  async (path) => {
    expect((await account.get(path)).location).toBe(`/auth/login?next=${encodeURIComponent(path)}`)
  },
)

test.each(['/', '/notifications', '/orders', '/newsletters', '/devices', '/profile'])(
  'a member sees %s',
  async (path) => {
    await signInAs({ name: 'Ann Harker' })
    expect((await account.get(path)).status).toBe(200)
  },
)

test('the desk greets a member and says what needs them', async () => {
  await signInAs({ name: 'Ann <b>Harker</b>' })
  const { text } = await account.get('/')
  expect(text).toContain('Ann &lt;b&gt;Harker&lt;/b&gt;')
  expect(text).toContain('Choose a handle')
})

test('a changed name is on the very next page', async () => {
  const member = await signInAs()
  const saved = await account.post('/profile', { form: { name: 'Rosa Quill', handle: '@quill', bio: 'Bakes.' } })
  expect(saved.location).toBe('/profile')
  expect((await account.get('/')).text).toContain('Rosa Quill')
  expect(await ctx.services.account.getMember(ctx.db, member.id)).toMatchObject({
    name: 'Rosa Quill',
    handle: 'quill',
    bio: 'Bakes.',
  })
})

test('a handle that is taken is said beside its field, and what was typed is kept', async () => {
  await createMember(ctx, { handle: 'Quill' })
  await signInAs()
  const answer = await account.post('/profile', { form: { name: 'Rosa', handle: 'quill', bio: 'Kept words.' } })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('That handle is taken')
  expect(answer.text).toContain('Kept words.')
})

test('a newsletter is switched on and off', async () => {
  const member = await signInAs()
  const { newsletterId } = await ctx.transact((tx) =>
    ctx.services.account.upsertImportedNewsletter(tx, { ghostId: 'g1', slug: 'weekly', name: 'The Weekly Crate' }),
  )
  const subscribers = async () =>
    (await ctx.services.account.listSubscribers(ctx.db, { newsletterId })).map(({ memberId }) => memberId)
  await account.post(`/newsletters/${newsletterId}/subscription`, { form: { wanted: 'yes' } })
  expect(await subscribers()).toEqual([member.id])
  expect((await account.get('/newsletters')).text).toContain('Comes to you')
  await account.post(`/newsletters/${newsletterId}/subscription`, { form: { wanted: 'no' } })
  expect(await subscribers()).toEqual([])
})

test('an import does not sign up again who has left a newsletter', async () => {
  const member = await signInAs({ email: 'ann@members.example' })
  const imported = { ghostId: 'm1', email: 'Ann@members.example', name: 'Somebody else', newsletters: ['g1'] }
  const { newsletterId } = await ctx.transact((tx) =>
    ctx.services.account.upsertImportedNewsletter(tx, { ghostId: 'g1', slug: 'weekly', name: 'The Weekly Crate' }),
  )
  const first = await ctx.transact((tx) => ctx.services.account.upsertImportedMember(tx, imported))
  await account.post(`/newsletters/${newsletterId}/subscription`, { form: { wanted: 'no' } })
  const second = await ctx.transact((tx) => ctx.services.account.upsertImportedMember(tx, imported))
  expect([first, second]).toEqual([
    { memberId: member.id, isNew: false },
    { memberId: member.id, isNew: false },
  ])
  expect(await ctx.services.account.listSubscribers(ctx.db, { newsletterId })).toEqual([])
})

test('a member can end the session of a device of theirs, and of nobody else', async () => {
  const [rosa, ann] = [await signInAs(), await createMember(ctx)]
  await createDevice(ctx, { memberId: rosa.id, sessionUid: 'rosas' })
  await createDevice(ctx, { memberId: ann.id, sessionUid: 'anns' })
  const [annsDevice] = await ctx.services.identity.listDevices(ctx.db, ann.id)
  const [rosasDevice] = await ctx.services.identity.listDevices(ctx.db, rosa.id)
  expect((await account.post(`/devices/${annsDevice!.id}/revocation`)).status).toBe(404)
  expect((await account.post(`/devices/${rosasDevice!.id}/revocation`)).location).toBe('/devices')
  expect(await ctx.services.identity.listDevices(ctx.db, rosa.id)).toEqual([])
  expect(await ctx.services.identity.listDevices(ctx.db, ann.id)).toHaveLength(1)
  const ended = await ctx.db.activity.findMany({ where: { type: 'account.session.ended' } })
  expect(ended.map(({ object }) => object)).toEqual([
    { memberId: rosa.id, sessionUid: 'rosas', reason: 'revoked', clients: [{ clientId: 'blog', sid: 'rosas-blog' }] },
  ])
})

test('an editor and seller neither sees the members nor changes a role', async () => {
  const rosa = await signInAs({ roles: ['editor', 'seller'] })
  expect((await account.get('/members')).status).toBe(403)
  expect((await account.post(`/members/${rosa.id}/roles`, { form: { roles: ['administrator'] } })).status).toBe(403)
  expect((await ctx.services.account.getMember(ctx.db, rosa.id))?.roles).not.toContain('administrator')
})

test('an administrator gives and takes roles, and the audit log says who did it', async () => {
  const ida = await signInAs({ roles: ['administrator'] })
  const tom = await createMember(ctx, { name: 'Tom', roles: ['editor'] })
  expect((await account.get('/members?q=tom')).text).toContain(tom.email)
  const saved = await account.post(`/members/${tom.id}/roles`, { form: { roles: ['seller', 'steward'] } })
  expect(saved.location).toBe(`/members/${tom.id}`)
  expect((await ctx.services.account.getMember(ctx.db, tom.id))?.roles).toEqual(['member', 'seller', 'steward'])
  expect(await ctx.db.auditEntry.findMany({ select: { actorId: true, action: true, subjectId: true } })).toEqual([
    { actorId: ida.id, action: 'roles.set', subjectId: tom.id },
  ])
})

test('the co-op is never left without an administrator', async () => {
  const ida = await signInAs({ roles: ['administrator'] })
  const answer = await account.post(`/members/${ida.id}/roles`, { form: { roles: [] } })
  expect({ status: answer.status, says: answer.text.includes('Somebody has to be the administrator') }).toEqual({
    status: 409,
    says: true,
  })
})

test('an order of somebody else does not exist', async () => {
  await signInAs()
  expect((await account.get('/orders/018f3c1e-0000-7000-8000-000000000000')).status).toBe(404)
  expect((await account.get('/orders/nonsense')).status).toBe(404)
})

test('an order has one page, the cart’s, and the list of orders leads there', async () => {
  const { id: memberId } = await signInAs()
  const money = { currency: 'GBP', subtotalMinor: 420, totalMinor: 420, vatMinor: 0 }
  const contact = { memberId, email: 'r@members.example', contactName: 'Rosa' }
  const { id } = await ctx.db.order.create({ data: { ...money, ...contact, expiresAt: new Date(), status: 'paid' } })
  const page = `http://cart.rose.localhost:3000/orders/${id}`
  expect((await account.get('/orders')).text).toContain(`href="${page}"`)
  const answer = await account.get(`/orders/${id}`)
  expect([answer.status, answer.location]).toEqual([301, page])
})

test('a newcomer is told what a member is, and led to the letter that makes them one', async () => {
  const { status, text } = await account.get('/join')
  expect(status).toBe(200)
  expect(text).toContain(ctx.site.words.joining)
  expect(text).toContain('href="/auth/login?next=/"')
  expect(text).toContain('account.rose.localhost:3000/join">Become a member</a>')
  await signInAs()
  expect((await account.get('/join')).text).toContain('You are a member already')
})

test('signing out at the desk asks who comes by a link, and a form of another site is refused', async () => {
  await signInAs()
  const { text } = await account.get('/auth/logout')
  for (const word of ['Sign out here', 'Sign out everywhere']) expect(text).toContain(word)
  expect((await account.post('/auth/logout', { headers: { origin: 'https://evil.example' } })).status).toBe(403)
})

test('the desk shows the way to work that a role opens, and the masthead has it on every page', async () => {
  await signInAs({ roles: ['steward', 'editor'] })
  const { text } = await account.get('/')
  const section = text.slice(text.indexOf('id="work"'), text.indexOf('id="orders"'))
  for (const href of ['http://cart.rose.localhost:3000/desk/orders', 'http://blog.rose.localhost:3000/desk/posts'])
    expect(section).toContain(`href="${href}"`)
  expect(section).not.toContain('market.rose.localhost')
  const menu = (await account.get('/orders')).text.split('class="work-menu"')[1]?.split('</details>')[0]
  expect(menu?.match(/(?<=hx-get=")[^"]+/g)).toEqual([
    '/fragments/blog.work',
    '/fragments/cart.work',
    '/fragments/events.work',
  ])
})

test('the owner of a calendar needs no role to be led to its desk, from every page', async () => {
  const { id: ownerId } = await signInAs()
  await ctx.transact((tx) => createCalendar(ctx, tx, { slug: 'choir', name: 'The choir', ownerId }))
  const menu = (await account.get('/orders')).text.split('class="work-menu"')[1]?.split('</details>')[0]
  expect(menu?.match(/(?<=hx-get=")[^"]+/g)).toEqual(['/fragments/events.work'])
  expect(menu).toContain('href="http://events.rose.localhost:3000/desk/entries"')
})

test('a member without a role has no work here, and signs out at the top of their desk', async () => {
  await signInAs()
  const { text } = await account.get('/')
  expect(text).not.toContain('Your work')
  expect(text.indexOf('Sign out everywhere')).toBeLessThan(text.indexOf('id="orders"'))
  expect(text).toContain('Sign out everywhere')
  expect(text.indexOf('Sign out here')).toBeLessThan(text.indexOf('id="orders"'))
})
