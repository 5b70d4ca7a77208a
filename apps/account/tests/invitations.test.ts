import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createDevice } from '@rose-ash/domains/testing/factories/create-device'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import type { AppClient } from '@rose-ash/server/testing/app-client'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { renderEmail } from '@rose-ash/server/views/render-email'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const { ctx, client: ida, openClient, close } = await bootApp({ readConfig, createContext, createApp })
const ann = await openClient()

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

/** Each address with the tag beside it. */
function whatHappened(page: string): readonly (readonly [string, string])[] {
  const $ = load(page)
  const lines = $('section[aria-labelledby="results"] .desk-item').toArray()
  return lines.map((line) => [$(line).find('strong').text(), $(line).find('.tag').text()])
}

test('many are invited at once, and each address is told what happened', async () => {
  await signInAs(ida, { roles: ['administrator'], name: 'Ida' })
  await createMember(ctx, { email: 'tom@members.example', roles: ['seller'] })
  const email = 'Ann Marsh <ann@members.example>, bob@members.example\ntom@members.example\nnobody'
  const form = { email, roles: 'seller', message: 'We bake on Friday.\nCome & see <us>.', days: '30' }
  const answer = await ida.post('/invitations', { form })
  expect({ status: answer.status, left: /<textarea[^>]*name="email"[^>]*>([^<]*)/.exec(answer.text)?.[1] }).toEqual({
    status: 422,
    left: 'nobody',
  })
  expect(whatHappened(answer.text)).toEqual([
    ['ann@members.example', 'invited'],
    ['bob@members.example', 'invited'],
    ['tom@members.example', 'a member'],
    ['nobody', 'not an address'],
  ])
  const again = await ida.post('/invitations', { form: { ...form, email: 'ann@members.example' } })
  expect([again.status, whatHappened(again.text)]).toEqual([200, [['ann@members.example', 'invited before']]])
  const letters = await ctx.db.outgoingMail.findMany({ where: { template: 'invitation' }, orderBy: { to: 'asc' } })
  expect(letters.map(({ to }) => to)).toEqual(['ann@members.example', 'bob@members.example'])
  const letter = renderEmail(ctx.views, 'emails/invitation', letters[0]?.data as object)
  expect(letter.html).toContain('>Come &amp; see &lt;us&gt;.</p>')
  const { createdAt, expiresAt } = await ctx.db.invitation.findFirstOrThrow()
  expect(expiresAt.getTime() - createdAt.getTime()).toBe(30 * 24 * 3600_000)
})

test('an invitation is sent again by a new letter, also when it was too old, and the former link ends', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  await ida.post('/invitations', { form: { email: 'ann@members.example', roles: ['seller'], days: '3' } })
  const former = await newestLetter('ann@members.example')
  const { id } = await ctx.db.invitation.findFirstOrThrow()
  const long = 24 * 3600_000
  await ctx.db.invitation.updateMany({
    data: { sentAt: new Date(Date.now() - 5 * long), expiresAt: new Date(Date.now() - 2 * long) },
  })
  expect((await ida.get('/invitations')).text).toContain('too old')
  await ida.post(`/invitations/${id}/letter`)
  await signInAs(ann, { email: 'ann@members.example' })
  expect((await ann.get(former.pathname)).status).toBe(410)
  const newer = await newestLetter('ann@members.example')
  expect((await ann.post(`${newer.pathname}/acceptance`)).status).toBe(303)
  await ida.post(`/invitations/${id}/letter`)
  expect((await ida.get('/invitations')).text).toContain('It was not open any more')
  const said = await ctx.db.auditEntry.findMany({ orderBy: { seq: 'asc' }, select: { action: true } })
  expect(said.map(({ action }) => action)).toEqual([
    'invitation.sent',
    'invitation.resent',
    'invitation.accepted',
    'roles.set',
  ])
})

test('who follows an invitation while signed in as somebody else signs out there and goes on', async () => {
  await signInAs(ida, { roles: ['administrator'] })
  await ida.post('/invitations', { form: { email: 'bob@members.example', roles: ['seller'] } })
  const { pathname } = await newestLetter('bob@members.example')
  const tom = await createMember(ctx, { email: 'tom@members.example' })
  const { sid } = await signedIn(ctx, ann, tom)
  await createDevice(ctx, {
    sessionUid: 'toms',
    memberId: tom.id,
    clients: [{ clientId: 'account', sid, grantId: '' }],
  })
  const page = load((await ann.get(pathname)).text)
  expect(page('main').text()).toContain('you are signed in as tom@members.example')
  const next = page('main form[action="/auth/logout"] input[name="next"]').attr('value')
  expect((await ann.post('/auth/logout', { form: { next: next ?? '' } })).location).toBe(pathname)
  expect((await ann.get(pathname)).location).toMatch(/^\/auth\/login\?next=.*&invitation=/)
})

test.each(['https://evil.example/', '//evil.example', '/auth/logout'])(
  'signing out does not lead to %s',
  async (next) => {
    const tom = await createMember(ctx)
    const { sid } = await signedIn(ctx, ann, tom)
    await createDevice(ctx, {
      sessionUid: 'toms',
      memberId: tom.id,
      clients: [{ clientId: 'account', sid, grantId: '' }],
    })
    expect((await ann.post('/auth/logout', { form: { next } })).location).toBe('/')
  },
)
