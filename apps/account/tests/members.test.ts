import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { endRoles } from '@rose-ash/domains/account/roles/end-roles'
import { setRoles } from '@rose-ash/domains/account/roles/set-roles'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createDevice } from '@rose-ash/domains/testing/factories/create-device'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createPasskey } from '@rose-ash/domains/testing/factories/create-passkey'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import type { AppClient } from '@rose-ash/server/testing/app-client'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { renderEmail } from '@rose-ash/server/views/render-email'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { deleteAccount } from '../src/flows/delete-account.flow.ts'

const { ctx, client: ida, openClient, close } = await bootApp({ readConfig, createContext, createApp })
const tom = await openClient()
const { account, identity } = ctx.services

afterAll(close)
beforeEach(async () => {
  ida.cookies.clear()
  tom.cookies.clear()
  await resetStores()
})

async function signInAs(client: AppClient, overrides: Parameters<typeof createMember>[1] = {}) {
  const member = await createMember(ctx, overrides)
  await signedIn(ctx, client, member)
  return member
}

const actions = async () =>
  (await ctx.db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ action, details }) => [action, details])
const textOf = (html: string) => load(html)('main').text().replaceAll(/\s+/g, ' ')
const endNow = (memberId: string, role: string) =>
  ctx.db.memberRole.updateMany({ where: { memberId, role }, data: { endsAt: new Date(Date.now() - 1000) } })

test('the page of a member shows where and how they sign in, and never a secret', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  const { id } = await createMember(ctx, { name: 'Tom Ash' })
  await createDevice(ctx, { sessionUid: 'toms', memberId: id })
  await createPasskey(ctx, id)
  await ctx.db.totpSecret.create({
    data: { memberId: id, secretEncrypted: 'the-sealed-secret', confirmedAt: new Date(), lastStep: 50_000_000n },
  })
  const { text } = await ida.get(`/members/${id}`)
  const page = textOf(text)
  expect(page).toMatch(/Firefox.*from the network 81\.2\.69\.x\. Open there: Read/)
  expect(page).toMatch(/Passkey: .*not used yet/)
  expect(page).toMatch(/App for codes ?Set up .*last used .*2017/)
  expect(text).not.toMatch(/the-sealed-secret|toms-blog/)
  const $ = load(text)
  expect(
    $('main a')
      .toArray()
      .filter((link) => $(link).text().trim() === ''),
  ).toEqual([])
})

test('an administrator signs a member out of one device, then of all, and the audit says so', async () => {
  const { id: byId } = await signInAs(ida, { roles: ['administrator'] })
  const { id } = await createMember(ctx)
  for (const sessionUid of ['phone', 'desk', 'library']) await createDevice(ctx, { sessionUid, memberId: id })
  const [device] = await identity.listDevices(ctx.db, id)
  await ida.post(`/members/${id}/sessions/${device?.id}/revocation`)
  await ida.post(`/members/${id}/sessions/${device?.id}/revocation`)
  expect((await identity.listDevices(ctx.db, id)).map(({ id: other }) => other)).not.toContain(device?.id)
  expect(await identity.listDevices(ctx.db, id)).toHaveLength(2)
  await ida.post(`/members/${byId}/sessions/${(await identity.listDevices(ctx.db, id))[0]?.id}/revocation`)
  expect(await identity.listDevices(ctx.db, id)).toHaveLength(2)
  await ida.post(`/members/${id}/sign-out`)
  expect(await identity.listDevices(ctx.db, id)).toEqual([])
  expect(await actions()).toEqual([
    ['sessions.ended', { count: 1 }],
    ['sessions.ended', { count: 2 }],
  ])
})

test('a role is given until a day, with its reason, and the page says from whom', async () => {
  await signInAs(ida, { roles: ['administrator'], name: 'Ida Quill' })
  const { id } = await createMember(ctx)
  await ida.post(`/members/${id}/roles`, { form: { roles: 'seller', until: '2031-11-30', why: 'For the fair' } })
  expect(await account.getMember(ctx.db, id)).toMatchObject({ roleEnds: { seller: '2031-12-01T00:00:00.000Z' } })
  const page = textOf((await ida.get(`/members/${id}`)).text)
  expect(page).toContain('from Ida Quill. Ends with 30 November 2031. Why: For the fair')
  await ida.post(`/members/${id}/roles/seller/term`, { form: { until: '', why: 'For good' } })
  expect(textOf((await ida.get(`/members/${id}`)).text)).toContain('Does not end by itself. Why: For good')
  expect((await actions()).map(([action]) => action)).toEqual(['roles.set', 'role.term'])
})

test('a day that is over is refused beside its field, and what was typed stays', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  const { id } = await createMember(ctx, { roles: ['seller'] })
  const term = await ida.post(`/members/${id}/roles/seller/term`, { form: { until: '2020-01-01', why: 'Why not' } })
  const $ = load(term.text)
  expect([term.status, $('#until-seller').val(), $('#why-seller').val()]).toEqual([422, '2020-01-01', 'Why not'])
  expect($('#until-seller-error').text()).toContain('That day is over')
  const given = await ida.post(`/members/${id}/roles`, { form: { roles: 'editor', until: '2020-01-01' } })
  expect([given.status, load(given.text)('#until').val()]).toEqual([422, '2020-01-01'])
  expect((await account.getMember(ctx.db, id))?.roles).toEqual(['member', 'seller'])
})

test('a role that has ended gives nothing, also to a session from before, and is cleared away with a word', async () => {
  const steward = await createMember(ctx, { roles: ['steward', 'seller'] })
  await ctx.db.memberRole.updateMany({ where: { role: 'steward' }, data: { endsAt: new Date(Date.now() + 3_600_000) } })
  const before = (await account.getMember(ctx.db, steward.id))!
  await signedIn(ctx, tom, before)
  expect((await tom.get('/members')).status).toBe(200)
  await signedIn(ctx, tom, { ...before, roleEnds: { steward: new Date(Date.now() - 1).toISOString() } })
  expect((await tom.get('/members')).status).toBe(403)
  await endNow(steward.id, 'steward')
  expect((await account.getMember(ctx.db, steward.id))?.roles).toEqual(['member', 'seller'])
  await endRoles(ctx)
  await endRoles(ctx)
  expect(await actions()).toEqual([['roles.ended', { roles: ['steward'] }]])
  expect(await ctx.db.activity.findMany({ where: { type: 'account.member.roles-changed' } })).toMatchObject([
    { actorId: null, object: { roles: ['seller'], previous: ['seller', 'steward'] } },
  ])
})

test('a role that has ended can be given again', async () => {
  const { id } = await createMember(ctx, { roles: ['seller'] })
  await endNow(id, 'seller')
  await ctx.transact((tx) => setRoles(ctx, tx, { memberId: id, roles: ['seller'], byId: null }))
  expect((await account.getMember(ctx.db, id))?.roles).toEqual(['member', 'seller'])
})

test('somebody whose administration does not end by itself is always left', async () => {
  const { id } = await signInAs(ida, { roles: ['administrator'] })
  const alone = await ida.post(`/members/${id}/roles/administrator/term`, { form: { until: '2031-01-01' } })
  expect([alone.status, load(alone.text)('#until-administrator-error').text()]).toEqual([
    409,
    expect.stringContaining('Somebody has to be the administrator'),
  ])
  const other = await createMember(ctx)
  await ida.post(`/members/${other.id}/roles`, { form: { roles: 'administrator', until: '2031-01-01' } })
  expect((await ida.post(`/members/${id}/suspension`)).status).toBe(409)
  expect((await ida.post(`/members/${id}/roles`, { form: { roles: 'seller' } })).status).toBe(409)
})

test('stewards write notes, and see neither sessions nor the audit', async () => {
  await signInAs(ida, { roles: ['steward'] })
  const { id } = await createMember(ctx)
  await createDevice(ctx, { sessionUid: 'toms', memberId: id })
  await ida.post(`/members/${id}/note`, { form: { note: 'Comes on Fridays.' } })
  const { text } = await ida.get(`/members/${id}`)
  expect(load(text)('#note').val()).toBe('Comes on Fridays.')
  expect(text).not.toMatch(/Firefox|In the audit log|Save the roles/)
  expect(await actions()).toEqual([['member.noted', {}]])
  const { status, text: refused } = await ida.post(`/members/${id}/note`, { form: { note: 'x'.repeat(2_001) } })
  expect([status, load(refused)('#note-error').text()]).toEqual([422, expect.stringContaining('under 2,000')])
})

test('members are found by role, standing and what they lack', async () => {
  await signInAs(ida, { name: 'Ida', roles: ['administrator', 'cooperator'] })
  const sol = await createMember(ctx, { name: 'Sol', roles: ['seller'] })
  const una = await createMember(ctx, { name: 'Una', roles: ['seller', 'cooperator'] })
  const vic = await createMember(ctx, { name: 'Vic', roles: ['seller'] })
  await createPasskey(ctx, sol.id)
  await endNow(vic.id, 'seller')
  await ctx.db.member.update({ where: { id: una.id }, data: { status: 'suspended', lastSignedInAt: new Date() } })
  const found = async (query: string) => {
    const $ = load((await ida.get(`/members?${query}`)).text)
    return $('tbody th')
      .toArray()
      .map((cell) => $(cell).text())
      .sort()
  }
  expect(await found('role=seller')).toEqual(['Sol', 'Una'])
  expect(await found('role=seller&belongs=no')).toEqual(['Sol'])
  expect(await found('belongs=yes')).toEqual(['Ida', 'Una'])
  expect(await found('state=resting')).toEqual(['Una'])
  expect(await found('state=no-second-factor')).toEqual(['Ida', 'Una', 'Vic'])
  expect(await found('state=never-signed-in')).toEqual(['Ida', 'Sol', 'Vic'])
  expect(await found('role=king&state=&belongs=')).toEqual(['Ida', 'Sol', 'Una', 'Vic'])
})

test('the list that was looked for is taken along as a table, without formulas, and the audit counts it', async () => {
  await signInAs(ida, { name: 'Ida', roles: ['administrator'] })
  await createMember(ctx, { name: '=1+1', email: 'sol@members.example', handle: 'sol', roles: ['seller'] })
  const { status, text, headers } = await ida.post('/members/export', { form: { role: 'seller' } })
  expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
    200,
    'text/csv; charset=utf-8',
    expect.stringMatching(/^attachment; filename=members-[\d-]{10}\.csv$/),
  ])
  const [head, line, ...rest] = text.split('\r\n')
  expect([head, line, rest]).toEqual([
    expect.stringContaining('Name,Address,'),
    expect.stringMatching(/^'=1\+1,sol@members\.example,yes,sol,seller,no,no,[\d-]{10},$/),
    [''],
  ])
  expect(await actions()).toEqual([['members.exported', { count: 1, role: 'seller' }]])
  await signInAs(tom, { roles: ['steward'] })
  expect((await tom.post('/members/export')).status).toBe(403)
})

test('the page of roles says what the guards do', async () => {
  await signInAs(ida, { roles: ['steward'] })
  const $ = load((await ida.get('/roles')).text)
  const heads = $('thead th')
    .toArray()
    .map((cell) => $(cell).text())
  const row = $('tbody tr').filter((_index, line) => $(line).find('th').text() === 'Give money back')
  const says = row
    .find('td')
    .toArray()
    .map((cell) => $(cell).text())
  expect(heads.slice(1, -1).filter((_role, index) => says[index] === 'yes')).toEqual(['steward', 'administrator'])
  expect(says.at(-1)).toBe('after proving again who they are')
})

test('an administrator adds a member, who is told apart from those who are members already', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  const form = { name: 'Nell Dray', email: 'nell@members.example', belongs: 'yes' }
  const { location } = await ida.post('/members', { form })
  const nell = await account.findByEmail(ctx.db, 'nell@members.example')
  expect(location).toBe(`/members/${nell?.id}`)
  expect(nell).toMatchObject({ name: 'Nell Dray', isEmailVerified: false, roles: ['member', 'cooperator'] })
  const again = await ida.post('/members', { form: { ...form, email: 'NELL@members.example' } })
  expect([again.status, load(again.text)('#email-error').text()]).toEqual([
    422,
    expect.stringContaining('a member with this address already'),
  ])
  const nameless = await ida.post('/members', { form: { name: ' ', email: 'nobody@members.example' } })
  expect([nameless.status, load(nameless.text)('#email').val()]).toEqual([422, 'nobody@members.example'])
  expect(await account.findByEmail(ctx.db, 'nobody@members.example')).toBeUndefined()
  expect((await actions()).map(([action]) => action)).toEqual(['member.added', 'member.renamed', 'roles.set'])
})

test('another name holds at once; another address when the member has proven it, and can be taken back', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  const { id } = await signInAs(tom, { name: 'Tom Ash', email: 'tom@members.example' })
  await ida.post(`/members/${id}/name`, { form: { name: 'Tom Birch' } })
  expect((await tom.get('/profile')).text).toContain('Tom Birch')
  const refused = await ida.post(`/members/${id}/name`, { form: { name: '' } })
  expect([refused.status, load(refused.text)('#name-error').length]).toEqual([422, 1])
  await ida.post(`/members/${id}/email`, { form: { email: 'birch@members.example' } })
  expect(await account.getMember(ctx.db, id)).toMatchObject({ email: 'tom@members.example' })
  const letter = await ctx.db.outgoingMail.findFirstOrThrow({ where: { to: 'birch@members.example' } })
  expect(renderEmail(ctx.views, 'emails/email-change', letter.data as object).text).toContain('An administrator of')
  const t = new URL((letter.data as { href: string }).href).searchParams.get('t') ?? ''
  await ida.post('/profile/email/confirmation', { form: { t } })
  expect(await account.getMember(ctx.db, id)).toMatchObject({ email: 'tom@members.example' })
  await tom.post('/profile/email/confirmation', { form: { t } })
  expect(await account.getMember(ctx.db, id)).toMatchObject({ email: 'birch@members.example' })
  expect(await ctx.db.outgoingMail.count({ where: { to: 'tom@members.example', template: 'email-changed' } })).toBe(1)
})

test('an account is deleted by an administrator after fourteen days, in which it can be kept', async () => {
  // As a worker does when it starts: a flow must be known before it can be started.
  await drainFlows(ctx, [deleteAccount])
  const admin = await signInAs(ida, { roles: ['administrator'] })
  const { id, email } = await signInAs(tom, { name: 'Tom Ash' })
  const unsure = await ida.post(`/members/${id}/deletion`)
  expect([unsure.status, load(unsure.text)('#sure-error').length]).toEqual([422, 1])
  await ida.post(`/members/${id}/deletion`, { form: { sure: 'yes' } })
  const { data } = await ctx.db.outgoingMail.findFirstOrThrow({ where: { to: email, template: 'deletion-asked' } })
  expect(renderEmail(ctx.views, 'emails/deletion-asked', data as object).text).toContain('An administrator of')
  expect((await ida.get('/members?state=leaving')).text).toContain('Tom Ash')
  await tom.post('/records/deletion/cancellation')
  expect((await ida.get(`/members/${id}`)).text).not.toContain('will be deleted on')
  await ida.post(`/members/${id}/deletion`, { form: { sure: 'yes' } })
  await ida.post(`/members/${id}/deletion/cancellation`)
  expect(await ctx.db.flowInstance.groupBy({ by: ['status'], _count: true })).toEqual([
    { status: 'cancelled', _count: 2 },
  ])
  const entries = await ctx.db.auditEntry.findMany({ orderBy: { seq: 'asc' } })
  expect(entries.map(({ action, actorId }) => [action, actorId === admin.id])).toEqual([
    ['deletion.requested', true],
    ['deletion.cancelled', false],
    ['deletion.requested', true],
    ['deletion.cancelled', true],
  ])
  expect((await ida.post(`/members/${admin.id}/deletion`, { form: { sure: 'yes' } })).status).toBe(409)
})
