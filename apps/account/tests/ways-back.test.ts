import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { requestEmailChange } from '@rose-ash/domains/account/rights/change-email'
import { setRoles } from '@rose-ash/domains/account/roles/set-roles'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createDevice } from '@rose-ash/domains/testing/factories/create-device'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { drainFlows, drainReactions } from '@rose-ash/kernel/testing/drain'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import type { Member } from '@rose-ash/shared/protocols/member'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { resetFactor } from '../src/flows/reset-factor.flow.ts'
import { auditResets, onResetConfirmed } from '../src/reactions/on-reset.ts'
import * as signingIn from '../src/reactions/on-signing-in-changed.ts'
import { confirmEmail } from '../src/services/email/change-email.ts'

const HOUR = 3600_000
let ahead = 0
const clock = { now: () => new Date(Date.now() + ahead) }
const { ctx, client: account, close } = await bootApp({ readConfig, createContext, createApp }, { clock })
const { identity } = ctx.services
const REACTIONS = [...Object.values(signingIn), onResetConfirmed, auditResets]

afterAll(close)
beforeEach(async () => {
  ahead = 0
  account.cookies.clear()
  await resetStores()
  // As a worker does when it starts: a flow must be known before it can be started.
  await drainFlows(ctx, [resetFactor])
})

const settle = () => drainReactions(ctx, REACTIONS)

async function signInAs(member: Member) {
  account.cookies.clear()
  await signedIn(ctx, account, member)
}

let made = 0
/** As the desk keeps it, when the browser's answer has been verified. */
function addPasskey({ id: memberId }: Member) {
  made += 1
  const passkey = { memberId, credentialId: `key-${made}`, publicKey: new Uint8Array([1]), signatureCount: 0 }
  return ctx.transact((tx) =>
    identity.addPasskey(tx, { ...passkey, transports: [], isBackedUp: false, name: 'Firefox on Linux' }),
  )
}

/** The letters that an address got, oldest first, with the path behind their button. */
async function lettersTo(to: string) {
  const mails = await ctx.db.outgoingMail.findMany({ where: { to }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return mails.map(({ template, data }) => {
    const { title, detail, notMeHref, undoHref, stopHref } = data as Record<string, string>
    const href = new URL(notMeHref ?? undoHref ?? stopHref ?? '', account.origin)
    return { template, title, detail, path: href.pathname, token: href.searchParams.get('t') ?? '' }
  })
}

async function letterTo(to: string, template: string) {
  return (await lettersTo(to)).findLast((letter) => letter.template === template)!
}

const press = ({ path, token }: { path: string; token: string }) => account.post(path, { form: { t: token } })

async function change(member: Member, newEmail: string) {
  const { token } = await ctx.transact((tx) => requestEmailChange(ctx, tx, { memberId: member.id, newEmail }))
  expect(await confirmEmail(ctx, { memberId: member.id, token })).toBe('changed')
}

const emailOf = async ({ id }: Member) => (await ctx.services.account.getMember(ctx.db, id))?.email
const passkeysOf = async ({ id }: Member) => (await identity.listPasskeys(ctx.db, id)).length

describe('letters about an account', () => {
  test('a browser that the member had not used before is told by letter, with its network', async () => {
    const member = await createMember(ctx)
    await createDevice(ctx, { sessionUid: 'one', memberId: member.id })
    await createDevice(ctx, { sessionUid: 'two', memberId: member.id })
    await createDevice(ctx, { sessionUid: 'three', memberId: member.id, userAgent: 'Chrome/140 Windows' })
    await settle()
    expect(await lettersTo(member.email)).toMatchObject([
      { title: 'You signed in on a new device', detail: 'Chrome on Windows, from the network 81.2.69.x.' },
    ])
  })

  test('a passkey that is added and one that is removed are told, each once', async () => {
    const member = await createMember(ctx)
    const { passkeyId } = await addPasskey(member)
    await ctx.transact((tx) => identity.removePasskey(tx, { memberId: member.id, passkeyId }))
    await settle()
    await settle()
    expect((await lettersTo(member.email)).map(({ title }) => title).toSorted()).toEqual([
      'A passkey was added',
      'A passkey was removed',
    ])
  })

  test('“this was not me” signs everybody out and takes away what was added, once', async () => {
    const member = await createMember(ctx)
    await createDevice(ctx, { sessionUid: 'thief', memberId: member.id })
    await addPasskey(member)
    await settle()
    const letter = await letterTo(member.email, 'security-letter')
    expect((await account.get(`${letter.path}?t=${letter.token}`)).text).toContain(member.email)
    expect(await passkeysOf(member)).toBe(1)
    expect((await press(letter)).status).toBe(200)
    expect(await passkeysOf(member)).toBe(0)
    expect(await identity.listDevices(ctx.db, member.id)).toEqual([])
    expect((await press(letter)).status).toBe(410)
    expect(await ctx.db.auditEntry.findFirst()).toMatchObject({ action: 'alarm.raised', subjectId: member.id })
  })

  test('what the member had before stays when they say “this was not me”', async () => {
    const member = await createMember(ctx)
    await addPasskey(member)
    ahead = HOUR
    await ctx.db.passkey.updateMany({ data: { createdAt: new Date(Date.now() - HOUR) } })
    await createDevice(ctx, { sessionUid: 'own', memberId: member.id })
    await createDevice(ctx, { sessionUid: 'thief', memberId: member.id, userAgent: 'Chrome/140 Windows' })
    await settle()
    const letters = await lettersTo(member.email)
    await press(letters.find(({ title }) => title === 'You signed in on a new device')!)
    expect([await passkeysOf(member), await identity.listDevices(ctx.db, member.id)]).toEqual([1, []])
  })
})

describe('a changed address', () => {
  test('the former address takes it back, also from the second change, and shuts out who did it', async () => {
    const member = await createMember(ctx)
    await change(member, 'thief@evil.example')
    await change(member, 'thief-again@evil.example')
    await addPasskey(member)
    await createDevice(ctx, { sessionUid: 'thief', memberId: member.id })
    expect((await press(await letterTo(member.email, 'email-changed'))).status).toBe(200)
    expect(await emailOf(member)).toBe(member.email)
    expect([await passkeysOf(member), await identity.listDevices(ctx.db, member.id)]).toEqual([0, []])
    // The letter about the second change went to the thief.
    expect((await press(await letterTo('thief@evil.example', 'email-changed'))).status).toBe(410)
    expect(await emailOf(member)).toBe(member.email)
  })

  test('after its days the link is of no use', async () => {
    const member = await createMember(ctx)
    await change(member, 'new@members.example')
    const letter = await letterTo(member.email, 'email-changed')
    ahead = 7 * 24 * HOUR
    expect((await press(letter)).status).toBe(410)
    expect(await emailOf(member)).toBe('new@members.example')
  })

  test('an address that somebody else has by now is not taken from them', async () => {
    const member = await createMember(ctx)
    await change(member, 'new@members.example')
    await createMember(ctx, { email: member.email })
    expect((await press(await letterTo(member.email, 'email-changed'))).status).toBe(409)
    expect(await emailOf(member)).toBe('new@members.example')
  })

  test('a link of one letter is worth nothing at the door of another', async () => {
    const member = await createMember(ctx)
    await change(member, 'new@members.example')
    const { token } = await letterTo(member.email, 'email-changed')
    for (const path of ['/not-me', '/not-lost']) expect((await press({ path, token })).status).toBe(410)
    expect(await emailOf(member)).toBe('new@members.example')
  })
})

describe('a lost second factor', () => {
  async function house() {
    const [ann, bea] = [
      await createMember(ctx, { roles: ['administrator'] }),
      await createMember(ctx, { roles: ['administrator'] }),
    ]
    const member = await createMember(ctx)
    await addPasskey(member)
    const at = (path = '') => account.post(`/members/${member.id}/reset${path}`)
    return { ann, bea, member, at }
  }

  /** Asked for by one administrator and confirmed by another. */
  async function begun() {
    const { ann, bea, member, at } = await house()
    await signInAs(ann)
    await at()
    await signInAs(bea)
    await at('/confirmation')
    await settle()
    return { ann, bea, member }
  }

  async function whenItIsDue() {
    await drainFlows(ctx, [resetFactor])
    ahead = 25 * HOUR
    await ctx.db.flowStep.updateMany({ where: { state: 'waiting' }, data: { wakeAt: new Date(0) } })
    await ctx.db.flowInstance.updateMany({ where: { name: 'reset-factor' }, data: { wakeAt: new Date(0) } })
    await drainFlows(ctx, [resetFactor])
  }

  const openOf = ({ id }: Member) => identity.findOpenReset(ctx.db, id)

  test('two administrators begin a reset; the member is told at once, and it is carried out after its time', async () => {
    const { member } = await begun()
    expect((await openOf(member))?.dueAt).toBeInstanceOf(Date)
    expect(await letterTo(member.email, 'reset-begun')).toMatchObject({ path: '/not-lost' })
    await drainFlows(ctx, [resetFactor])
    expect(await passkeysOf(member)).toBe(1)
    await whenItIsDue()
    expect([await passkeysOf(member), await openOf(member)]).toEqual([0, undefined])
    await settle()
    const actions = (await ctx.db.auditEntry.findMany()).map(({ action }) => action)
    expect(actions.toSorted()).toEqual(['reset.confirmed', 'reset.done', 'reset.requested'])
  })

  test('one administrator twice is not two', async () => {
    const { ann, member, at } = await house()
    await signInAs(ann)
    await at()
    await at('/confirmation')
    expect((await account.get(`/members/${member.id}/reset`)).text).toContain('another administrator has to confirm it')
    expect(await openOf(member)).toMatchObject({ dueAt: null })
  })

  test('the other administrators see at their desk that a reset waits for them, and who asked does not', async () => {
    const { ann, bea, member, at } = await house()
    await signInAs(ann)
    await at()
    expect((await account.get('/')).text).not.toContain('waits for you')
    await signInAs(bea)
    expect((await account.get('/')).text).toContain(`/members/${member.id}/reset`)
    await at('/confirmation')
    expect((await account.get('/')).text).not.toContain('waits for you')
  })

  test('an administrator neither asks for nor confirms their own', async () => {
    const { ann, bea } = await house()
    await addPasskey(ann)
    account.cookies.clear()
    await signedIn(ctx, account, ann, { methods: ['pop', 'user', 'mfa'] })
    await account.post(`/members/${ann.id}/reset`)
    expect(await openOf(ann)).toBeUndefined()
    await ctx.transact((tx) => identity.requestReset(tx, { memberId: ann.id, byId: bea.id }))
    await account.post(`/members/${ann.id}/reset/confirmation`)
    expect(await openOf(ann)).toMatchObject({ dueAt: null })
  })

  test('of two at once one is made', async () => {
    const { ann, bea, member } = await house()
    const ask = (byId: string | null) => ctx.transact((tx) => identity.requestReset(tx, { memberId: member.id, byId }))
    const results = await Promise.allSettled([ask(ann.id), ask(bea.id), ask(null)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await ctx.db.factorReset.count()).toBe(1)
  })

  test('the letter’s link stops it, once', async () => {
    const { member } = await begun()
    const letter = await letterTo(member.email, 'reset-begun')
    expect([(await press(letter)).status, (await press(letter)).status]).toEqual([200, 410])
    await whenItIsDue()
    expect(await passkeysOf(member)).toBe(1)
  })

  test('an administrator who may not any more when it is due did not count', async () => {
    const { ann, member } = await begun()
    await ctx.transact((tx) => setRoles(ctx, tx, { memberId: ann.id, roles: [], byId: null }))
    await whenItIsDue()
    expect([await passkeysOf(member), await openOf(member)]).toEqual([1, undefined])
  })

  test('the operator needs nobody beside them, and a steward may not', async () => {
    const { member, at } = await house()
    await signInAs(await createMember(ctx, { roles: ['steward'] }))
    expect((await at()).status).toBe(403)
    await ctx.transact((tx) => identity.requestReset(tx, { memberId: member.id, byId: null }))
    expect((await openOf(member))?.dueAt).toBeInstanceOf(Date)
  })
})
