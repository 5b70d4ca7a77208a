import { createSecretKey, randomUUID } from 'node:crypto'
import { afterAll, expect, test } from '@jest/globals'
import type { Browser } from '@rose-ash/server/testing/browser'
import { clientSecretOf } from '@rose-ash/shared/addresses/issuer'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { FEDERATION, introspect, redeem, signIn, stealCode } from './support/sign-in-steps.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const [jwk] = (await house.federation.provider.keys()).signing
const signingKey = await importJWK(jwk, 'ES256')
const foreign = await generateKeyPair('ES256')

interface Token {
  readonly claims?: (claims: JWTPayload) => JWTPayload
  readonly typ?: string
  readonly key?: 'ours' | 'foreign'
  readonly alg?: 'none' | 'HS256'
}

/** A logout token as the provider makes it, and what somebody made of it. */
async function logoutToken(app: AppName, sid: string, { claims = (same) => same, typ, key, alg }: Token = {}) {
  const now = Math.floor(Date.now() / 1000)
  const payload = claims({
    iss: FEDERATION,
    aud: app,
    iat: now,
    exp: now + 120,
    jti: randomUUID(),
    sid,
    events: { [EVENT]: {} },
  })
  if (alg === 'none') return new UnsecuredJWT(payload).encode()
  if (alg === 'HS256') {
    const secret = createSecretKey(Buffer.from(clientSecretOf(house.federation.config, app)))
    return new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'logout+jwt' }).sign(secret)
  }
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', typ: typ ?? 'logout+jwt', kid: jwk.kid })
    .sign(key === 'foreign' ? foreign.privateKey : signingKey)
}

const FORGED: readonly (readonly [string, Token])[] = [
  ['signed by somebody else under our key id', { key: 'foreign' }],
  ['not signed at all', { alg: 'none' }],
  ["signed with the app's own secret", { alg: 'HS256' }],
  ['for another app', { claims: (claims) => ({ ...claims, aud: 'somebody-else' }) }],
  ['for nobody', { claims: ({ aud: _aud, ...claims }) => claims }],
  ['from another issuer', { claims: (claims) => ({ ...claims, iss: 'https://evil.example' }) }],
  ['without an issuer', { claims: ({ iss: _iss, ...claims }) => claims }],
  ['that has expired', { claims: (claims) => ({ ...claims, iat: 1_700_000_000, exp: 1_700_000_120 }) }],
  [
    'issued long ago and good for ever',
    { claims: (claims) => ({ ...claims, iat: 1_700_000_000, exp: 9_999_999_999 }) },
  ],
  ['issued in the future', { claims: (claims) => ({ ...claims, iat: claims.iat! + 3_600, exp: claims.iat! + 7_200 }) }],
  ['without an end', { claims: ({ exp: _exp, ...claims }) => claims }],
  ['without a session', { claims: ({ sid: _sid, ...claims }) => claims }],
  ['whose session is no text', { claims: (claims) => ({ ...claims, sid: { $ne: '' } }) }],
  ['without an id', { claims: ({ jti: _jti, ...claims }) => claims }],
  ['without an event', { claims: ({ events: _events, ...claims }) => claims }],
  ['with another event', { claims: (claims) => ({ ...claims, events: { 'https://evil.example/event': {} } }) }],
  ['with a nonce, as an ID token has it', { claims: (claims) => ({ ...claims, nonce: 'n' }) }],
  ['typed as an ID token', { typ: 'JWT' }],
]

test.each(FORGED)('a logout token %s ends no session', async (_what, token) => {
  const { browser, sids } = await visitorWithSids()
  for (const app of APP_NAMES) {
    const answer = await tell(browser, app, await logoutToken(app, sids[app], token))
    expect({ app, status: answer.status, known: await isKnown(browser, app) }).toEqual({
      app,
      status: 400,
      known: true,
    })
  }
})

test.each(APP_NAMES)('a logout token of %s is nothing to the other apps', async (app) => {
  const { browser, sids } = await visitorWithSids()
  for (const other of APP_NAMES.filter((name) => name !== app)) {
    expect((await tell(browser, other, await logoutToken(app, sids[other]))).status).toBe(400)
    expect(await isKnown(browser, other)).toBe(true)
  }
})

test.each([
  ['nothing', {}],
  ['nonsense', { logout_token: 'a.b.c' }],
  ['an empty token', { logout_token: '' }],
  ['a very long token', { logout_token: `${'a'.repeat(9_000)}.b.c` }],
  ['a sid without a token', { sid: 'x', iss: FEDERATION }],
])('%s at the back channel ends no session', async (_what, form: Record<string, string>) => {
  const { browser } = await visitorWithSids()
  for (const app of APP_NAMES) {
    expect((await browser.post(`${originOf(app)}/auth/backchannel-logout`, form)).status).toBe(400)
    expect(await isKnown(browser, app)).toBe(true)
  }
})

test('an honest logout token ends the session it names, and replaying it ends no other', async () => {
  const { browser, sids, member } = await visitorWithSids()
  for (const app of APP_NAMES) {
    const token = await logoutToken(app, sids[app])
    expect((await tell(browser, app, token)).status).toBe(204)
    expect(await isKnown(browser, app)).toBe(false)
  }
  const token = await logoutToken('blog', sids.blog)
  const { browser: later } = await house.visitor()
  for (let time = 0; time < 3; time += 1) await tell(later, 'blog', token)
  expect(await isKnown(later, 'blog')).toBe(true)
  expect(member.id).toBeDefined()
})

test.each(APP_NAMES)('a picture, a frame, a prefetch or a form on another site signs nobody out of %s', async (app) => {
  const { browser } = await visitorWithSids()
  const address = `${originOf(app)}/auth/logout`
  await browser.get(address, {
    'sec-fetch-dest': 'image',
    'sec-fetch-site': 'cross-site',
    referer: 'https://evil.example/',
  })
  await browser.get(address, { 'sec-purpose': 'prefetch' })
  await browser.head(address)
  await browser.get(`${address}?confirm=yes&_method=POST`)
  await browser.get(address, { 'x-http-method-override': 'POST' })
  await browser.post(address, {}, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
  expect(await isKnown(browser, app)).toBe(true)
})

test.each([
  ['nobody in particular', ''],
  ['an app', '?client_id=blog'],
  ['an app and a way back', `?client_id=blog&post_logout_redirect_uri=${originOf('blog')}/auth/signed-out`],
  ['a hint that is nonsense', '?client_id=blog&id_token_hint=a.b.c'],
  ['logout_hint', '?client_id=blog&logout_hint=rosa@members.example'],
])('another site that sends a member to the end of their session as %s is not obeyed', async (_who, query) => {
  const browser = house.browser()
  await signIn(house, browser, { email: `out-${randomUUID()}@members.example` })
  await browser.get(`${FEDERATION}/oidc/session/end${query}`, { 'sec-fetch-site': 'cross-site' })
  await browser.post(`${FEDERATION}/oidc/session/end`, Object.fromEntries(new URLSearchParams(query)), {
    origin: 'https://evil.example',
  })
  await browser.post(
    `${FEDERATION}/oidc/session/end/confirm`,
    { logout: 'yes', xsrf: 'guessed' },
    { origin: 'https://evil.example' },
  )
  expect(await isKnown(browser, 'blog')).toBe(true)
  expect(new URL((await browser.get(`${originOf('market')}/auth/login`)).location!).pathname).toBe('/oidc/auth')
  expect((await browser.open(`${originOf('market')}/auth/login`)).url).toBe(`${originOf('market')}/`)
})

test("somebody else's hint does not end this browser's session", async () => {
  const [attacker, victim] = [house.browser(), house.browser()]
  const { member } = await signIn(house, attacker, { email: 'mallory@members.example' })
  await signIn(house, victim, { email: 'alice@members.example' })
  const idToken = await idTokenOf(member.id)
  await victim.get(`${FEDERATION}/oidc/session/end?client_id=blog&id_token_hint=${idToken}`)
  expect(await isKnown(victim, 'blog')).toBe(true)
})

test.each([
  'https://evil.example/',
  '//evil.example/',
  `${originOf('blog')}/`,
  `${originOf('blog')}/auth/signed-out/../../x`,
  'javascript:alert(1)',
])('signing out never leads to %s', async (uri) => {
  const browser = house.browser()
  for (const app of APP_NAMES) {
    const query = new URLSearchParams({ client_id: app, post_logout_redirect_uri: uri })
    const answer = await browser.get(`${FEDERATION}/oidc/session/end?${query}`)
    expect({ status: answer.status, location: answer.location }).toEqual({ status: 400, location: undefined })
  }
})

test('whoever has signed out is silently signed on nowhere', async () => {
  const browser = house.browser()
  await signIn(house, browser, { email: 'leaving@members.example' })
  await browser.submit(`${originOf('blog')}/auth/logout`, {})
  await house.settle()
  for (const app of APP_NAMES) {
    await browser.open(`${originOf(app)}/`)
    expect(await isKnown(browser, app)).toBe(false)
  }
})

async function visitorWithSids() {
  const { browser, member } = await house.visitor()
  const { redis } = house.federation
  const sids = {} as Record<AppName, string>
  for (const key of await redis.smembers(`rose:member-sessions:${member.id}`)) {
    const { passport } = JSON.parse((await redis.get(key))!)
    sids[key.split(':')[2] as AppName] = passport.user.sid
  }
  return { browser, member, sids }
}

async function idTokenOf(memberId: string): Promise<string> {
  const { redis } = house.federation
  const [key] = await redis.smembers(`rose:member-sessions:${memberId}`)
  return JSON.parse((await redis.get(key!))!).passport.user.idToken
}

function tell(browser: Browser, app: AppName, token: string) {
  return browser.post(`${originOf(app)}/auth/backchannel-logout`, { logout_token: token }, { origin: '' })
}

async function isKnown(browser: Browser, app: AppName): Promise<boolean> {
  return (await browser.get(`${originOf(app)}/auth/logout`)).status === 200
}

test('a token of an own app is over with the session that it came from', async () => {
  const browser = house.browser()
  const { member } = await signIn(house, browser, { email: 'over@members.example' })
  const { body } = await redeem(house, { code: await stealCode(browser, 'market'), app: 'market' })
  const token = String(body.access_token)
  expect(await introspect(house, 'market', token)).toMatchObject({ active: true, sub: member.id })
  const { services, transact } = house.federation
  await transact((tx) => services.identity.endSessions(tx, { memberId: member.id, reason: 'signed-out' }))
  expect(await introspect(house, 'market', token)).toEqual({ active: false })
})
