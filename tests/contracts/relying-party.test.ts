import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { resumeMember, suspendMember } from '@rose-ash/domains/account/members/suspend-member'
import { createClient } from '@rose-ash/domains/testing/factories/create-client'
import type { Browser } from '@rose-ash/server/testing/browser'
import { internalUrl } from '@rose-ash/shared/config/base-config'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { EMAIL, FEDERATION, openHouse, postOf, tokenOf } from '../../apps/federation/tests/house.ts'
import {
  createIndependentRelyingParty,
  type IndependentRelyingParty,
  type LoginUnderWay,
} from '../support/relying-party.ts'

const READER = 'https://reader.example'
const SCOPE = 'openid email offline_access'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

async function openReader(): Promise<IndependentRelyingParty & { readonly clientId: string }> {
  const { ctx } = house
  const { clientId, clientSecret = '' } = await createClient(ctx)
  const party = await createIndependentRelyingParty({
    clientId,
    clientSecret,
    issuer: FEDERATION,
    address: internalUrl(ctx.config, 'federation'),
    redirectUri: `${READER}/callback`,
  })
  return { ...party, clientId }
}

type Page = Awaited<ReturnType<Browser['get']>>

/** Follows redirects until they leave the house, or end on a page of it. */
async function follow(browser: Browser, first: Page): Promise<Page & { left?: string }> {
  let page = first
  while (page.location) {
    const next = new URL(page.location, page.url).href
    if (next.startsWith(READER)) return { ...page, left: next }
    page = await browser.get(next)
  }
  return page
}

async function proveLetter(browser: Browser, ask: Page): Promise<Page> {
  await browser.submit(ask.url, { email: EMAIL })
  const { link } = await house.letter(EMAIL)
  return follow(browser, await browser.post(postOf(link), { t: tokenOf(link) }))
}

const consentTo = async (browser: Browser, page: Page, answer = 'yes') =>
  follow(browser, await browser.post(`${page.url}/consent`, { answer }))

async function connect(reader: IndependentRelyingParty, browser: Browser, login?: LoginUnderWay) {
  const begun = login ?? (await reader.begin({ scope: SCOPE, prompt: 'consent' }))
  const asked = await proveLetter(browser, await follow(browser, await browser.get(begun.url)))
  const { left } = await consentTo(browser, asked)
  return reader.finish(left!, begun)
}

async function expectConsentKept({ clientId }: { clientId: string }): Promise<void> {
  expect(await house.ctx.db.oidcPayload.count({ where: { kind: 'Grant', clientId } })).toBe(1)
}

function formIn(html: string): { action?: string; xsrf?: string } {
  return { action: /action="([^"]+confirm)"/.exec(html)?.[1], xsrf: /name="xsrf" value="([^"]+)"/.exec(html)?.[1] }
}

test('a stranger’s application completes sign-in, refresh, introspection, revocation and logout', async () => {
  const reader = await openReader()
  const browser = house.browser()
  const tokens = await connect(reader, browser)
  expect(tokens.claims()).toMatchObject({
    iss: FEDERATION,
    aud: reader.clientId,
    amr: ['mail'],
    acr: 'urn:rose-ash:letter',
  })
  expect(await reader.userInfo(tokens)).toMatchObject({ email: EMAIL, email_verified: true })
  const fresh = await reader.refresh(tokens.refresh_token!)
  expect(await reader.introspect(fresh.access_token)).toMatchObject({ active: true, client_id: reader.clientId })
  await reader.revoke(fresh.access_token)
  expect(await reader.introspect(fresh.access_token)).toEqual({ active: false })
  // Signing out here means every part of the house: an application of somebody else has to let the member say so.
  const question = await follow(browser, await browser.get(reader.endSessionUrl(tokens, `${READER}/bye`)))
  expect(question.text).toContain('Sign out here?')
  const { action = '', xsrf = '' } = formIn(question.text)
  const end = await follow(browser, await browser.post(action, { xsrf, logout: 'yes' }))
  expect(end.left).toBe(`${READER}/bye`)
})

test('a refresh token that is used again soon gets the same answer, once', async () => {
  const reader = await openReader()
  const tokens = await connect(reader, house.browser())
  const fresh = await reader.refresh(tokens.refresh_token!)
  expect(await reader.refresh(tokens.refresh_token!)).toMatchObject({
    access_token: fresh.access_token,
    refresh_token: fresh.refresh_token,
  })
  await expect(reader.refresh(tokens.refresh_token!)).rejects.toThrow()
  await expect(reader.refresh(fresh.refresh_token!)).resolves.toBeDefined()
})

test('a refresh token that is used again later takes back every token, but not the consent', async () => {
  const reader = await openReader()
  const tokens = await connect(reader, house.browser())
  const fresh = await reader.refresh(tokens.refresh_token!)
  await house.ctx.db.oidcPayload.updateMany({
    where: { consumedAt: { not: null } },
    data: { consumedAt: new Date(Date.now() - 60_000) },
  })
  await expect(reader.refresh(tokens.refresh_token!)).rejects.toThrow()
  await expect(reader.refresh(fresh.refresh_token!)).rejects.toThrow()
  expect(await reader.introspect(fresh.access_token)).toEqual({ active: false })
  await expectConsentKept(reader)
})

test('a code that is used again takes back its tokens, but not the consent', async () => {
  const reader = await openReader()
  const browser = house.browser()
  const begun = await reader.begin({ scope: SCOPE, prompt: 'consent' })
  const { left } = await consentTo(
    browser,
    await proveLetter(browser, await follow(browser, await browser.get(begun.url))),
  )
  const tokens = await reader.finish(left!, begun)
  await expect(reader.finish(left!, begun)).rejects.toThrow()
  expect(await reader.introspect(tokens.access_token)).toEqual({ active: false })
  await expectConsentKept(reader)
})

test('of twenty refreshes at once all that succeed have the same tokens, and the consent is kept', async () => {
  const reader = await openReader()
  const tokens = await connect(reader, house.browser())
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => reader.refresh(tokens.refresh_token!)))
  const given = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.refresh_token!] : []))
  expect(given).toHaveLength(2)
  expect(new Set(given).size).toBe(1)
  await expect(reader.refresh(given[0]!)).resolves.toBeDefined()
})

test('suspending a member ends what applications hold; a resumed member consents anew', async () => {
  const { ctx } = house
  const reader = await openReader()
  const tokens = await connect(reader, house.browser())
  const memberId = tokens.claims()!.sub
  await ctx.transact((tx) => suspendMember(ctx, tx, { memberId, byId: null }))
  expect(await reader.introspect(tokens.access_token)).toEqual({ active: false })
  expect(await reader.introspect(tokens.refresh_token!)).toEqual({ active: false })
  await ctx.transact((tx) => resumeMember(ctx, tx, { memberId, byId: null }))
  expect(await reader.introspect(tokens.access_token)).toEqual({ active: false })
  await expect(reader.refresh(tokens.refresh_token!)).rejects.toThrow()
  const browser = house.browser()
  const asked = await proveLetter(browser, await follow(browser, await browser.get((await reader.begin()).url)))
  expect(asked.text).toContain('Let The Reader know you?')
})

test('a request may be pushed ahead, so that nobody can change it on the way', async () => {
  const reader = await openReader()
  const login = await reader.begin({ scope: SCOPE, prompt: 'consent', isPushed: true })
  expect([...new URL(login.url).searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
  expect((await connect(reader, house.browser(), login)).refresh_token).toBeDefined()
})

test('a member who says no is let go with nothing given', async () => {
  const reader = await openReader()
  const browser = house.browser()
  const login = await reader.begin()
  const asked = await proveLetter(browser, await follow(browser, await browser.get(login.url)))
  expect(asked.text).toContain('Let The Reader know you?')
  const { left } = await consentTo(browser, asked, 'no')
  expect(new URL(left!).searchParams.get('error')).toBe('access_denied')
})

test('consent is asked for once, holds in later sessions, and can be taken back', async () => {
  const { services, db, transact } = house.ctx
  const reader = await openReader()
  const tokens = await connect(reader, house.browser())
  const browser = house.browser()
  const again = await reader.begin({ scope: 'openid email' })
  const landed = await proveLetter(browser, await follow(browser, await browser.get(again.url)))
  expect((landed as { left?: string }).left).toContain('code=')
  const memberId = tokens.claims()!.sub
  expect((await services.identity.listConnections(db, memberId)).map(({ name }) => name)).toEqual(['The Reader'])
  await transact((tx) => services.identity.withdrawConsent(tx, { memberId, clientId: reader.clientId }))
  expect(await reader.introspect(tokens.access_token)).toEqual({ active: false })
  await expect(reader.refresh(tokens.refresh_token!)).rejects.toThrow()
  const third = await follow(browser, await browser.get((await reader.begin({ scope: 'openid email' })).url))
  expect(third.text).toContain('Let The Reader know you?')
})

test('an application learns nothing of tokens that are not its own', async () => {
  const [reader, other] = [await openReader(), await openReader()]
  const tokens = await connect(reader, house.browser())
  expect(await other.introspect(tokens.access_token)).toEqual({ active: false })
})

test('discovery names ES256 and S256 alone', async () => {
  const { metadata } = await openReader()
  expect({
    alg: metadata.id_token_signing_alg_values_supported,
    pkce: metadata.code_challenge_methods_supported,
  }).toEqual({
    alg: ['ES256'],
    pkce: ['S256'],
  })
})
