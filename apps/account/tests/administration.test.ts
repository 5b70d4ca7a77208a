import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { verifyAudit } from '@rose-ash/domains/account/audit/verify-audit'
import { suspendMember } from '@rose-ash/domains/account/members/suspend-member'
import { setRoles } from '@rose-ash/domains/account/roles/set-roles'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createDevice } from '@rose-ash/domains/testing/factories/create-device'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import type { AppClient } from '@rose-ash/server/testing/app-client'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { UNNAMED } from '@rose-ash/shared/protocols/member'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const { ctx, client: ida, openClient, close } = await bootApp({ readConfig, createContext, createApp })
const ann = await openClient()
const { account, identity } = ctx.services

afterAll(close)
beforeEach(async () => {
  ida.cookies.clear()
  ann.cookies.clear()
  await resetStores()
})

async function signInAs(client: AppClient, overrides: Parameters<typeof createMember>[1] = {}) {
  const member = await createMember(ctx, overrides)
  await signedIn(ctx, client, member)
  return member
}

async function newestLetter(to: string): Promise<URL> {
  const { data } = await ctx.db.outgoingMail.findFirstOrThrow({ where: { to }, orderBy: { createdAt: 'desc' } })
  return new URL((data as { href: string }).href)
}

test('a suspended member is signed out everywhere and is let in again later', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  const tom = await createMember(ctx)
  await createDevice(ctx, { sessionUid: 'toms', memberId: tom.id })
  await ida.post(`/members/${tom.id}/suspension`, { form: { reason: 'asked for a rest' } })
  expect(await account.getMember(ctx.db, tom.id)).toMatchObject({ status: 'suspended' })
  expect(await identity.listDevices(ctx.db, tom.id)).toEqual([])
  expect((await ida.get(`/members/${tom.id}`)).text).toContain('Let this member in again')
  await ida.post(`/members/${tom.id}/resumption`)
  expect(await account.getMember(ctx.db, tom.id)).toMatchObject({ status: 'active' })
  const said = await ctx.db.auditEntry.findMany({ orderBy: { seq: 'asc' }, select: { action: true } })
  expect(said).toEqual([{ action: 'member.suspended' }, { action: 'member.resumed' }])
})

test('the last administrator cannot be suspended', async () => {
  const only = await signInAs(ida, { roles: ['administrator'] })
  expect((await ida.post(`/members/${only.id}/suspension`)).status).toBe(409)
  expect(await account.getMember(ctx.db, only.id)).toMatchObject({ status: 'active' })
})

test('an invitation grants its roles when the person it was sent to accepts it, once', async () => {
  await signInAs(ida, { roles: ['administrator'], name: 'Ida' })
  await ida.post('/invitations', { form: { email: 'new@members.example', roles: ['seller', 'editor'] } })
  const letter = await newestLetter('new@members.example')
  const token = letter.pathname.split('/').at(-1)
  expect((await ann.get(letter.pathname)).location).toBe(
    `/auth/login?next=${encodeURIComponent(letter.pathname)}&invitation=${token}`,
  )
  const member = await signInAs(ann, { email: 'New@members.example', roles: ['steward'] })
  expect((await ann.get(letter.pathname)).text).toContain('Accept')
  expect(await account.getMember(ctx.db, member.id)).toMatchObject({ roles: ['member', 'steward'] })
  const accepted = await Promise.all([1, 2, 3].map(() => ann.post(`${letter.pathname}/acceptance`)))
  expect(accepted.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  expect((await account.getMember(ctx.db, member.id))?.roles).toEqual(['member', 'seller', 'editor', 'steward'])
  expect((await ida.get('/invitations')).text).toContain('accepted')
})

test('who was invited and has no name says it once with the acceptance, and lands where the work is', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  await ida.post('/invitations', { form: { email: 'shopper.27742@members.example', roles: ['seller'] } })
  const { pathname } = await newestLetter('shopper.27742@members.example')
  const made = await account.ensureMember(ctx.db, { email: 'shopper.27742@members.example', source: 'sign-in' })
  expect(made.name).toBe(UNNAMED)
  await account.proveAddress(ctx.db, made.id)
  await signedIn(ctx, ann, made)
  const page = (await ann.get(pathname)).text
  expect(page).toContain('Looks after the shop')
  expect(page).toContain('What may we call you?')
  const nameless = await ann.post(`${pathname}/acceptance`, { form: { name: ' ' } })
  expect({ status: nameless.status, says: nameless.text.includes('Tell us what to call you.') }).toEqual({
    status: 422,
    says: true,
  })
  expect(await account.getMember(ctx.db, made.id)).toMatchObject({ roles: ['member'] })
  const accepted = await ann.post(`${pathname}/acceptance`, { form: { name: 'Nell' } })
  expect(accepted.location).toBe('http://market.rose.localhost:3000/desk')
  expect(await account.getMember(ctx.db, made.id)).toMatchObject({ name: 'Nell', roles: ['member', 'seller'] })
  expect((await ann.get(pathname)).location).toBe('http://market.rose.localhost:3000/desk')
})

test('a mistake in an invitation is said once, beside its field, and the roles stay chosen', async () => {
  await signedIn(ctx, ida, await createMember(ctx, { roles: ['administrator'] }))
  const { text } = await ida.post('/invitations', { form: { email: 'nobody', roles: ['seller'] } })
  expect(text.match(/class="field__error"/g)).toHaveLength(1)
  expect(text).toMatch(/value="seller" checked/)
})

test('an invitation is nothing to a member with another address, nor when it was taken back or is too old', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  await signInAs(ann, { email: 'ann@members.example' })
  await ida.post('/invitations', { form: { email: 'bob@members.example', roles: ['administrator'] } })
  const bobs = await newestLetter('bob@members.example')
  expect((await ann.post(`${bobs.pathname}/acceptance`)).status).toBe(410)
  await ida.post('/invitations', { form: { email: 'ann@members.example', roles: ['seller'] } })
  const anns = await newestLetter('ann@members.example')
  const { id } = await ctx.db.invitation.findFirstOrThrow({ where: { email: 'ann@members.example' } })
  await ida.post(`/invitations/${id}/revocation`)
  expect((await ann.post(`${anns.pathname}/acceptance`)).status).toBe(410)
  await ida.post('/invitations', { form: { email: 'ann@members.example', roles: ['seller'] } })
  await ctx.db.invitation.updateMany({ data: { expiresAt: new Date(0) } })
  const late = await newestLetter('ann@members.example')
  expect((await ann.get(late.pathname)).status).toBe(410)
  expect((await ann.post(`${late.pathname}/acceptance`)).status).toBe(410)
})

test.each([
  [
    'takes roles from',
    (memberId: string) => ctx.transact((tx) => setRoles(ctx, tx, { memberId, roles: ['seller'], byId: null })),
  ],
  ['suspends', (memberId: string) => ctx.transact((tx) => suspendMember(ctx, tx, { memberId, byId: null }))],
])('an invitation is void once another administrator %s the one who sent it', async (_how, disempower) => {
  const mallory = await signInAs(ida, { roles: ['administrator'] })
  const other = await createMember(ctx, { roles: ['administrator'] })
  await ida.post('/invitations', { form: { email: 'accomplice@members.example', roles: ['administrator'] } })
  const letter = await newestLetter('accomplice@members.example')
  const accomplice = await signInAs(ann, { email: 'accomplice@members.example' })
  await disempower(mallory.id)
  expect((await ann.get(letter.pathname)).status).toBe(410)
  expect((await ann.post(`${letter.pathname}/acceptance`)).status).toBe(410)
  expect((await account.getMember(ctx.db, accomplice.id))?.roles).toEqual(['member'])
  ida.cookies.clear()
  await signedIn(ctx, ida, other)
  expect((await ida.get('/invitations')).text).toContain('void')
})

test('a steward says who belongs to the co-op, and takes it back; the rest stays with administrators', async () => {
  await signInAs(ida, { roles: ['steward'] })
  const tom = await signInAs(ann, { name: 'Tom', roles: ['seller'] })
  expect((await ida.get('/members')).text).toContain('Tom')
  const page = (await ida.get(`/members/${tom.id}`)).text
  expect(page).toContain('Belongs to the co-op')
  expect(page).not.toMatch(/Save the roles|Suspend/)
  await ida.post(`/members/${tom.id}/admission`)
  await ida.post(`/members/${tom.id}/admission`)
  expect((await account.getMember(ctx.db, tom.id))?.roles).toEqual(['member', 'cooperator', 'seller'])
  expect(await ctx.db.activity.count({ where: { type: 'account.member.roles-changed' } })).toBe(1)
  await ida.post(`/members/${tom.id}/admission/withdrawal`)
  expect((await account.getMember(ctx.db, tom.id))?.roles).toEqual(['member', 'seller'])
  expect((await ida.post(`/members/${tom.id}/roles`, { form: { roles: 'administrator' } })).status).toBe(403)
  expect((await ann.post(`/members/${tom.id}/admission`)).status).toBe(403)
})

test('who is imported belongs to the co-op, also who had signed in before; a later import gives back nothing', async () => {
  const ann = await createMember(ctx, { email: 'ann@members.example' })
  const imported = [
    { ghostId: 'g1', email: 'ann@members.example', name: 'Ann' },
    { ghostId: 'g2', email: 'tom@members.example', name: 'Tom' },
  ]
  const take = async () => {
    for (const one of imported) await ctx.transact((tx) => account.upsertImportedMember(tx, one))
    const rows = await Promise.all(imported.map(({ email }) => account.findByEmail(ctx.db, email)))
    return rows.map((row) => row?.roles)
  }
  expect(await take()).toEqual([
    ['member', 'cooperator'],
    ['member', 'cooperator'],
  ])
  await ctx.transact((tx) => setRoles(ctx, tx, { memberId: ann.id, roles: [], byId: null }))
  expect(await take()).toEqual([['member'], ['member', 'cooperator']])
})

test('an invitation makes somebody belong, unless the box is cleared', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  expect((await ida.get('/invitations')).text).toMatch(/value="cooperator"[^>]*checked/)
})

test('what is no address is said beside the field', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  const answer = await ida.post('/invitations', { form: { email: 'nobody', roles: [] } })
  expect({ status: answer.status, keeps: answer.text.includes('>nobody</textarea>') }).toEqual({
    status: 422,
    keeps: true,
  })
})

test('the audit log is a page for administrators, and so are the applications', async () => {
  await signInAs(ida, { roles: ['administrator'], name: 'Ida Quill' })
  const tom = await createMember(ctx, { name: 'Tom Ash' })
  await ida.post(`/members/${tom.id}/roles`, { form: { roles: ['seller'] } })
  const page = (await ida.get('/audit')).text.replace(/<[^>]+>/g, '')
  expect(page).toContain('Ida Quill set the roles of Tom Ash')
  expect((await ida.get('/clients')).text).toContain('http://market.rose.localhost:3000')
})

test.each([
  ['a changed detail', `UPDATE audit_entries SET details = '{"roles":["administrator"]}' WHERE seq = 2`, 2],
  ['a changed actor', 'UPDATE audit_entries SET actor_id = gen_random_uuid() WHERE seq = 2', 2],
  ['a changed time', `UPDATE audit_entries SET at = at + interval '1 ms' WHERE seq = 1`, 1],
  ['a removed entry', 'DELETE FROM audit_entries WHERE seq = 2', 3],
  ['a removed beginning', 'DELETE FROM audit_entries WHERE seq = 1', 2],
  ['two entries that changed places', 'UPDATE audit_entries SET seq = CASE seq WHEN 2 THEN 30 ELSE seq END', 3],
])('the chain shows %s', async (_what, tampering, brokenAt) => {
  const [admin, tom] = [await createMember(ctx, { roles: ['administrator'] }), await createMember(ctx)]
  for (const roles of [['seller'], ['editor'], ['steward']] as const)
    await ctx.transact((tx) => setRoles(ctx, tx, { memberId: tom.id, roles, byId: admin.id }))
  expect(await verifyAudit(ctx.db)).toMatchObject({ ok: true, count: 3 })
  await expect(ctx.db.$executeRawUnsafe(tampering)).rejects.toThrow(/append-only/)
  await ctx.db.$executeRawUnsafe('ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only')
  await ctx.db.$executeRawUnsafe(tampering)
  await ctx.db.$executeRawUnsafe('ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_append_only')
  expect(await verifyAudit(ctx.db)).toMatchObject({ ok: false, seq: BigInt(brokenAt) })
})

test('many administrators at once still write one chain', async () => {
  const admin = await createMember(ctx, { roles: ['administrator'] })
  const members = await Promise.all(Array.from({ length: 8 }, () => createMember(ctx)))
  await Promise.all(
    members.map(({ id }) =>
      ctx.transact((tx) => setRoles(ctx, tx, { memberId: id, roles: ['seller'], byId: admin.id })),
    ),
  )
  expect(await verifyAudit(ctx.db)).toMatchObject({ ok: true, count: 8 })
})

const ID = '018f3c1e-0000-7000-8000-000000000000'
const AT_AN_OPEN_DESK: readonly (readonly ['get' | 'post', string])[] = [
  ['get', '/members'],
  ['post', `/members/${ID}/roles`],
  ['post', `/members/${ID}/suspension`],
  ['post', `/members/${ID}/sign-out`],
  ['get', '/invitations'],
  ['post', '/invitations'],
  ['get', '/audit'],
  ['get', '/clients'],
  ['get', '/limits'],
  ['post', `/limits/${ID}/removal`],
  ['post', '/records/exports'],
  ['get', `/records/exports/${ID}`],
  ['post', '/records/deletion'],
  ['post', '/profile/email'],
]

test.each(AT_AN_OPEN_DESK)('a desk that was left open an hour ago does not %s %s', async (method, path) => {
  const member = await createMember(ctx, { roles: ['administrator'] })
  await signedIn(ctx, ida, member, { authTime: Math.floor(Date.now() / 1000) - 3_600 })
  const form = { sure: 'yes', email: 'x@members.example' }
  const answer = await ida[method](path, method === 'post' ? { form } : {})
  expect(answer.location).toMatch(/^\/auth\/login\?fresh=1&next=/)
  expect(await ctx.db.activity.count()).toBe(0)
})

test.each([
  ['/members?after=00000000-0000-7000-8000-000000000000', '/members'],
  ['/members?q=rosa&after=00000000-0000-7000-8000-000000000000', '/members?q=rosa'],
  ['/audit?before=1', '/audit'],
  ['/notifications?before=1', '/notifications'],
])('a page past the end leads back: %s', async (path, back) => {
  await signInAs(ida, { roles: ['administrator'] })
  expect([path, (await ida.get(path)).location]).toEqual([path, back])
})

test('an administrator sees who was stopped by a limit, and lets them ask again', async () => {
  const admin = await signInAs(ida, { roles: ['administrator'] })
  const limit = { name: 'sign-in-address', limit: 1, windowSeconds: 900 }
  const ask = () => limitUse(ctx, limit, 'of-rosa', { network: '203.0.113.9', address: 'rosa@members.example' })
  await ask()
  await expect(ask()).rejects.toMatchObject({ status: 429 })
  await expect(ask()).rejects.toMatchObject({ status: 429 })
  const { text } = await ida.get('/limits')
  expect(text.match(/rosa@members\.example<\/td>/g)).toHaveLength(1)
  expect(text).toContain('203.0.113.x')
  expect(text).not.toContain('203.0.113.9')
  const path = /\/limits\/[\w-]+\/removal/.exec(text)![0]
  await ida.post(path)
  await ask()
  expect((await ida.get('/limits')).text).toContain('Nobody was stopped')
  await ida.post(path)
  expect(await ctx.db.activity.findMany({ where: { type: 'account.limit.lifted' } })).toMatchObject([
    { actorId: admin.id, object: { limit: 'sign-in-address' } },
  ])
  const [audit] = await ctx.db.auditEntry.findMany()
  expect(audit).toMatchObject({ action: 'limit.lifted', details: { network: '203.0.113.x' } })
  expect(JSON.stringify(audit?.details)).not.toContain('rosa')
})

test('limits are for administrators', async () => {
  await signInAs(ann, { roles: ['steward'] })
  expect((await ann.get('/limits')).status).toBe(403)
})
