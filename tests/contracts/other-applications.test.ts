import type { IncomingMessage } from 'node:http'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { addPasskey } from '@rose-ash/domains/identity/passkeys/add-passkey'
import { endSessions } from '@rose-ash/domains/identity/sessions/end-session'
import { listUndelivered, replayDeliveries } from '@rose-ash/kernel/deliveries/control-deliveries'
import { openPort } from '@rose-ash/server/testing/open-port'
import { createSoftAuthenticator } from '@rose-ash/server/testing/soft-authenticator'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { BLOG, EMAIL, FEDERATION, openHouse, signIn, WHO } from '../../apps/federation/tests/house.ts'
import { connect, consentTo, follow, openApplication, openAt, proveLetter } from '../support/other-application.ts'

const house = await openHouse()
const elsewhere = await openPort()
afterAll(async () => {
  await house.close()
  await elsewhere.close()
})
beforeEach(resetStores)

const LOGOUTS = { kind: 'federation.send-logout' }

/** A server of the application that answers logouts with a status; answers the tokens it got. */
function hearLogouts(status = 200): string[] {
  const heard: string[] = []
  elsewhere.serve(async (req, res) => {
    heard.push(new URLSearchParams(await bodyOf(req)).get('logout_token') ?? '')
    res.writeHead(status).end()
  })
  return heard
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of req) text += piece
  return text
}

test.each(['/logout', '/auth/backchannel-logout'])(
  'an application is told of a sign-out at its own %s',
  async (path) => {
    const heard = hearLogouts()
    const reader = await openApplication(house, { backchannelLogoutUri: elsewhere.address + path })
    const tokens = await connect(house, reader, house.browser())
    const { sub, sid } = tokens.claims()!
    await house.ctx.transact((tx) => endSessions(house.ctx, tx, { memberId: sub, reason: 'signed-out' }))
    await house.settle()
    expect(heard).toHaveLength(1)
    const { signing } = await house.ctx.provider.keys()
    const keys = createLocalJWKSet({
      keys: signing.map(({ d: _private, ...key }: Record<string, unknown>) => key) as never,
    })
    const { payload, protectedHeader } = await jwtVerify(heard[0]!, keys, {
      issuer: FEDERATION,
      audience: reader.clientId,
    })
    expect(protectedHeader.typ).toBe('logout+jwt')
    expect(payload).toMatchObject({ sub, sid, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } })
  },
)

test('an application that asks for no logout tokens is owed none', async () => {
  const reader = await openApplication(house)
  const tokens = await connect(house, reader, house.browser())
  await house.ctx.transact((tx) => endSessions(house.ctx, tx, { memberId: tokens.claims()!.sub, reason: 'signed-out' }))
  expect(await house.ctx.db.activity.count({ where: { type: 'account.logout.owed' } })).toBe(0)
})

test('a logout that an application refuses is listed under its name, and told when it is tried again', async () => {
  hearLogouts(500)
  const reader = await openApplication(house, { backchannelLogoutUri: `${elsewhere.address}/logout` })
  const tokens = await connect(house, reader, house.browser())
  await house.ctx.transact((tx) => endSessions(house.ctx, tx, { memberId: tokens.claims()!.sub, reason: 'signed-out' }))
  await house.settle()
  const undelivered = () => listUndelivered(house.ctx, LOGOUTS)
  expect(await undelivered()).toMatchObject([
    { destination: reader.clientId, lastError: expect.stringContaining('answered a logout with 500') },
  ])
  const heard = hearLogouts()
  expect(await replayDeliveries(house.ctx, { ...LOGOUTS, destination: 'somebody else' })).toBe(0)
  expect(await replayDeliveries(house.ctx, { ...LOGOUTS, destination: reader.clientId })).toBe(1)
  await house.settle()
  expect({ heard: heard.length, left: await undelivered() }).toEqual({ heard: 1, left: [] })
})

test('discovery promises only ways of authenticating a client that there are', async () => {
  const { metadata } = await openApplication(house)
  expect(metadata.token_endpoint_auth_methods_supported).toEqual(['client_secret_basic', 'client_secret_post', 'none'])
  expect(metadata.claims_parameter_supported).toBe(true)
  expect(metadata.backchannel_logout_supported).toBe(true)
})

test('the page for developers names every address and claim that discovery has', async () => {
  const browser = house.browser()
  const discovery = (await browser.get(`${FEDERATION}/.well-known/openid-configuration`)).json<
    Record<string, unknown>
  >()
  const { status, text } = await browser.get(`${FEDERATION}/developers`)
  expect(status).toBe(200)
  const page = load(text).text()
  const endpoints = Object.entries(discovery).filter(([name]) => /_endpoint$|^jwks_uri$/.test(name))
  expect(endpoints.length).toBeGreaterThan(8)
  for (const [name, address] of endpoints) expect(page).toContain(`${name} ${address}`)
  const claims = (discovery.claims_supported as string[]).filter((claim) => !['sid', 'iss'].includes(claim))
  for (const word of [...(discovery.scopes_supported as string[]), ...claims]) expect(page).toContain(word)
  expect(page).not.toContain('undefined')
})

test('the address that an application names is filled in, unless it is none', async () => {
  const reader = await openApplication(house)
  const askedFor = async (hint: string) =>
    (await openAt(house.browser(), (await reader.begin({ also: { login_hint: hint } })).url)).text
  expect(await askedFor('tom@members.example')).toContain('value="tom@members.example"')
  expect(await askedFor('"><b>')).not.toContain('&lt;b&gt;')
})

const essential = (...values: string[]) => ({
  claims: JSON.stringify({ id_token: { acr: { essential: true, values } } }),
})

test('a letter is refused, in the protocol’s words, to an application that must have a code beside it', async () => {
  const reader = await openApplication(house)
  const browser = house.browser()
  const begun = await reader.begin({ also: essential('urn:rose-ash:letter-and-code') })
  const { left } = await proveLetter(house, browser, await openAt(browser, begun.url))
  expect(new URL(left!).searchParams.get('error')).toBe('unmet_authentication_requirements')
})

test('a strength that nobody knows here is refused at once, also beside acr_values', async () => {
  const reader = await openApplication(house)
  const begun = await reader.begin({ also: { ...essential('urn:mace:bronze'), acr_values: 'urn:rose-ash:letter' } })
  const { left } = await openAt(house.browser(), begun.url)
  expect(new URL(left!).searchParams.get('error')).toBe('unmet_authentication_requirements')
})

test('an application that must have a passkey gets one, or the member’s no', async () => {
  const reader = await openApplication(house)
  const member = await signIn(house, house.browser())
  const authenticator = createSoftAuthenticator({ rpId: 'rose.localhost' })
  const { credentialId, publicKey } = authenticator
  const passkey = { signatureCount: 0, transports: ['internal'], isBackedUp: false, name: 'A key' }
  await house.ctx.transact((tx) =>
    addPasskey(house.ctx, tx, { memberId: member.id, credentialId, publicKey, ...passkey }),
  )
  // A session of a letter is not enough, though it is there.
  const browser = house.browser()
  await signIn(house, browser)
  const begun = await reader.begin({ scope: 'openid', also: essential('phr') })
  const ask = await openAt(browser, begun.url)
  expect(ask.text).toContain('takes nothing but a passkey')
  expect(ask.text).not.toContain('Send a link')
  const { challenge } = (await browser.post(`${ask.url}/passkey/options`, {})).json<{ challenge: string }>()
  const answer = authenticator.answer({ challenge, origin: FEDERATION, userHandle: member.id })
  const consent = await follow(
    browser,
    await browser.post(`${ask.url}/passkey`, { credential: JSON.stringify(answer) }),
  )
  const tokens = await reader.finish((await consentTo(browser, consent)).left!, begun)
  expect(tokens.claims()).toMatchObject({ acr: 'phr' })

  const other = house.browser()
  const again = await openAt(other, (await reader.begin({ also: essential('phr') })).url)
  const { left } = await follow(other, await other.post(`${again.url}/refusal`))
  expect(new URL(left!).searchParams.get('error')).toBe('unmet_authentication_requirements')
})

test('a wish for a passkey asks a member who has one, and leaves the others alone', async () => {
  const reader = await openApplication(house)
  const browser = house.browser()
  const member = await signIn(house, browser)
  const wish = { scope: 'openid', also: { acr_values: 'phr urn:rose-ash:letter-and-code' } }
  expect((await openAt(browser, (await reader.begin(wish)).url)).text).toContain('Let The Reader know you?')
  const { credentialId, publicKey } = createSoftAuthenticator({ rpId: 'rose.localhost' })
  const passkey = { signatureCount: 0, transports: ['internal'], isBackedUp: false, name: 'A key' }
  await house.ctx.transact((tx) =>
    addPasskey(house.ctx, tx, { memberId: member.id, credentialId, publicKey, ...passkey }),
  )
  expect((await openAt(browser, (await reader.begin(wish)).url)).text).toContain('Is it you?')
})

test('single claims are asked of the member in words, and stand in the ID token', async () => {
  const reader = await openApplication(house)
  const browser = house.browser()
  const claims = JSON.stringify({ id_token: { email: null } })
  const begun = await reader.begin({ scope: 'openid', also: { claims } })
  const asked = await proveLetter(house, browser, await openAt(browser, begun.url))
  expect(asked.text).toContain('see your e-mail address')
  const tokens = await reader.finish((await consentTo(browser, asked)).left!, begun)
  expect(tokens.claims()).toMatchObject({ email: EMAIL })
})

test('an answer by form_post is a form that may lead to the application', async () => {
  const reader = await openApplication(house)
  const begun = await reader.begin({ also: { response_mode: 'form_post', prompt: 'none' } })
  const answer = await house.browser().get(begun.url)
  expect(answer.text).toContain('action="https://reader.example/callback"')
  expect(answer.headers['content-security-policy']).toMatch(/form-action [^;]* https:\/\/reader\.example(;|$)/)
})

test.each(['https://other.example', undefined])(
  'an answer in the name of issuer %s is 400, and takes no sign-in away',
  async (iss) => {
    const browser = house.browser()
    const begun = await browser.get(`${BLOG}/auth/login?next=${encodeURIComponent(WHO.slice(BLOG.length))}`)
    const state = new URL(begun.location!).searchParams.get('state')!
    const forged = new URLSearchParams({ code: 'x', state, ...(iss && { iss }) })
    expect((await browser.get(`${BLOG}/auth/callback?${forged}`)).status).toBe(400)
    const landed = await proveLetter(house, browser, await openAt(browser, begun.location!))
    expect(landed.json()).toMatchObject({ member: { email: EMAIL } })
  },
)
