import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { stepAt, totpCode } from '@rose-ash/domains/identity/totp/totp'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createPasskey } from '@rose-ash/domains/testing/factories/create-passkey'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { createSoftAuthenticator } from '@rose-ash/server/testing/soft-authenticator'
import { loadSite } from '@rose-ash/shared/site/site'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const site = loadSite()
/** The rule that some roles need a second factor has always been. */
const always = { ...site, secondFactor: { ...site.secondFactor, from: undefined } }
const { ctx, client: account, close } = await bootApp({ readConfig, createContext, createApp }, { site: always })

afterAll(close)
beforeEach(async () => {
  account.cookies.clear()
  await resetStores()
})

async function signInAs({ authTime }: { authTime?: number } = {}) {
  const member = await createMember(ctx)
  await signedIn(ctx, account, member, authTime === undefined ? {} : { authTime })
  return member
}

async function challenge(): Promise<string> {
  return (await account.post('/signing-in/passkeys/options')).json<{ challenge: string }>().challenge
}

async function addPasskey(origin = account.origin) {
  const authenticator = createSoftAuthenticator({ rpId: 'rose.localhost' })
  const credential = JSON.stringify(authenticator.register({ challenge: await challenge(), origin }))
  const answer = await account.post('/signing-in/passkeys', { form: { credential } })
  return { authenticator, credential, answer }
}

test('a passkey made at the desk is listed, renamed and removed', async () => {
  const member = await signInAs()
  const { authenticator } = await addPasskey()
  const [passkey] = await ctx.services.identity.listPasskeys(ctx.db, member.id)
  expect(passkey?.credentialId).toBe(authenticator.credentialId)
  await account.post(`/signing-in/passkeys/${passkey?.id}/name`, { form: { name: 'The blue telephone' } })
  expect((await account.get('/signing-in')).text).toContain('The blue telephone')
  await account.post(`/signing-in/passkeys/${passkey?.id}/removal`)
  expect(await ctx.services.identity.listPasskeys(ctx.db, member.id)).toEqual([])
})

test('a passkey made for another site is not kept', async () => {
  const member = await signInAs()
  await addPasskey('https://account.rose.localhost.evil.example')
  expect(await ctx.services.identity.listPasskeys(ctx.db, member.id)).toEqual([])
})

test('one answer makes one passkey', async () => {
  const member = await signInAs()
  const { credential } = await addPasskey()
  await account.post('/signing-in/passkeys', { form: { credential } })
  expect((await ctx.services.identity.listPasskeys(ctx.db, member.id)).length).toBe(1)
})

test('a passkey without a name keeps its old one, and the member is told what to do', async () => {
  const member = await signInAs()
  await addPasskey()
  const [made] = await ctx.services.identity.listPasskeys(ctx.db, member.id)
  expect((await account.post(`/signing-in/passkeys/${made!.id}/name`, { form: { name: ' ' } })).location).toBe(
    '/signing-in',
  )
  expect((await account.get('/signing-in')).text).toContain('Nothing was changed: give it a name.')
  expect(await ctx.services.identity.listPasskeys(ctx.db, member.id)).toEqual([made])
})

test('a passkey of somebody else is not found', async () => {
  await signInAs()
  await addPasskey()
  const { id } = await ctx.db.passkey.findFirstOrThrow()
  await signInAs()
  expect((await account.post(`/signing-in/passkeys/${id}/removal`)).status).toBe(404)
})

test('who signed in a while ago sees their ways in, and changes nothing', async () => {
  await signInAs({ authTime: Math.floor(Date.now() / 1000) - 3600 })
  const { text } = await account.get('/signing-in')
  expect({ says: text.includes('It is me'), offers: text.includes('Add a passkey') }).toEqual({
    says: true,
    offers: false,
  })
  expect((await account.post('/signing-in/app')).location).toContain('/auth/login?fresh=1')
})

test('an app for codes counts from its first code on, and gives recovery codes once', async () => {
  const member = await signInAs()
  await account.post('/signing-in/app')
  const setUp = await account.get('/signing-in/app')
  expect(setUp.text).toContain('<svg')
  const secret = (await ctx.services.identity.pendingTotp(ctx.db, member.id))!.secret
  expect((await account.post('/signing-in/app/confirmation', { form: { code: '000000' } })).status).toBe(422)
  expect(await ctx.services.identity.hasTotp(ctx.db, member.id)).toBe(false)
  const code = totpCode(secret, stepAt(new Date()))
  const shown = await account.post('/signing-in/app/confirmation', { form: { code } })
  expect(shown.text.match(/<code>[A-Z2-7]{5}-[A-Z2-7]{5}<\/code>/g)?.length).toBe(10)
  expect((await account.get('/signing-in')).text).toContain('10 recovery codes are left')
  expect((await account.get('/signing-in/app')).location).toBe('/signing-in')
  expect((await account.post('/signing-in/app')).location).toBe('/signing-in')
  expect((await account.get('/signing-in')).text).toContain('An app for codes is set up already.')
  await account.post('/signing-in/app/removal')
  expect(await ctx.services.identity.hasTotp(ctx.db, member.id)).toBe(false)
})

test('the desk offers a passkey to who has none', async () => {
  await signInAs()
  expect((await account.get('/')).text).toContain('Sign in without a letter')
  await addPasskey()
  expect((await account.get('/')).text).not.toContain('Sign in without a letter')
})

test('who has a passkey and signed in by a letter changes nothing before they used it', async () => {
  const member = await signInAs()
  const { id } = await createPasskey(ctx, member.id)
  const removal = await account.post(`/signing-in/passkeys/${id}/removal`)
  expect(removal.location).toMatch(/^\/auth\/login\?fresh=1&factor=1&next=/)
  expect(await ctx.services.identity.listPasskeys(ctx.db, member.id)).toHaveLength(1)
  expect((await account.get('/signing-in')).text).toMatch(/factor(?:=|&#x3D;)1/)
})

async function steward({ daysAgo }: { daysAgo: number }) {
  const member = await createMember(ctx, { roles: ['steward'] })
  const grantedAt = new Date(Date.now() - daysAgo * 24 * 3600_000)
  await ctx.db.memberRole.updateMany({ where: { memberId: member.id }, data: { grantedAt } })
  await signedIn(ctx, account, member)
  return member
}

test('a steward of two months without a second factor sets one up before their desk', async () => {
  const member = await steward({ daysAgo: 60 })
  const sent = await account.get('/members')
  expect(sent.location).toBe('/auth/second-factor?next=%2Fmembers')
  const led = await account.get(sent.location!)
  expect(led.location).toContain('/signing-in/second-factor?next=')
  expect((await account.get('/signing-in/second-factor?next=%2Fmembers')).text).toContain('A second way first')
  await addPasskey()
  expect((await account.get('/members')).status).toBe(200)
  expect((await account.get('/signing-in/second-factor?next=%2Fmembers')).location).toBe('/members')
  expect(await ctx.services.identity.hasSecondFactor(ctx.db, member.id)).toBe(true)
})

test('a new steward has days of grace, and is told until when', async () => {
  await steward({ daysAgo: 1 })
  expect((await account.get('/members')).status).toBe(200)
  expect((await account.get('/')).text).toContain('Set up a second way of signing in')
})
