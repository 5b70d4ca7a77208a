import { createHash } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createRegistrationToken } from '@rose-ash/domains/identity/clients/registration-tokens'
import { createClient } from '@rose-ash/domains/testing/factories/create-client'
import type { Answer, Browser } from '@rose-ash/server/testing/browser'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { decodeJwt } from 'jose'
import { EMAIL, FEDERATION, openHouse } from '../../apps/federation/tests/house.ts'
import { connect, consentTo, openApplication, openAt, proveLetter } from '../support/other-application.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

const { ctx } = house
const { identity } = ctx.services
const TOKEN = `${FEDERATION}/oidc/token`
const SPA = 'https://spa.example'
const VERIFIER = 'v'.repeat(43)
/** As a program asks, not a browser. */
const NO_ORIGIN = { origin: '', accept: 'application/json' }

interface Tokens {
  readonly access_token: string
  readonly id_token: string
  readonly refresh_token?: string
}

/** The address at which an application without a secret begins, and the member's consent: up to the redirect. */
async function lead(browser: Browser, clientId: string, redirectUri: string, scope = 'openid email offline_access') {
  const url = new URL('/oidc/auth', FEDERATION)
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    prompt: 'consent',
    state: 'kept',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  const asked = await proveLetter(house, browser, await openAt(browser, url.href))
  return (await consentTo(browser, asked)).left!
}

function redeem(clientId: string, left: string, headers: Record<string, string> = NO_ORIGIN): Promise<Answer> {
  const { origin, pathname, searchParams } = new URL(left)
  return house.browser().post(
    TOKEN,
    {
      grant_type: 'authorization_code',
      client_id: clientId,
      code: searchParams.get('code')!,
      code_verifier: VERIFIER,
      redirect_uri: origin + pathname,
    },
    headers,
  )
}

const refresh = (clientId: string, token: string, headers: Record<string, string> = NO_ORIGIN) =>
  house.browser().post(TOKEN, { grant_type: 'refresh_token', client_id: clientId, refresh_token: token }, headers)

const userInfo = (token: string, headers: Record<string, string> = {}) =>
  house.browser().get(`${FEDERATION}/oidc/me`, { authorization: `Bearer ${token}`, ...headers })

test('a page in the browser signs in, refreshes and reads, from where it is registered and nowhere else', async () => {
  const { clientId } = await createClient(ctx, { kind: 'browser', redirectUris: [`${SPA}/back`] })
  const left = await lead(house.browser(), clientId, `${SPA}/back`)
  const stranger = await redeem(clientId, left, { origin: 'https://evil.example' })
  expect({ status: stranger.status, cors: stranger.headers['access-control-allow-origin'] }).toEqual({
    status: 400,
    cors: undefined,
  })
  const answer = await redeem(clientId, left, { origin: SPA })
  expect(answer.headers['access-control-allow-origin']).toBe(SPA)
  const tokens = answer.json<Tokens>()
  const fresh = (await refresh(clientId, tokens.refresh_token!, { origin: SPA })).json<Tokens>()
  const info = await userInfo(fresh.access_token, { origin: SPA })
  expect({ cors: info.headers['access-control-allow-origin'], body: info.json() }).toMatchObject({
    cors: SPA,
    body: { email: EMAIL },
  })
  expect((await userInfo(fresh.access_token, { origin: 'https://evil.example' })).status).toBe(400)
})

test('signing out everywhere ends the refresh tokens of applications in browsers, and of no server', async () => {
  const { clientId } = await createClient(ctx, { kind: 'browser', redirectUris: [`${SPA}/back`] })
  const page = (await redeem(clientId, await lead(house.browser(), clientId, `${SPA}/back`))).json<Tokens>()
  const reader = await openApplication(house)
  const server = await connect(house, reader, house.browser())
  await ctx.transact((tx) => identity.signOutEverywhere(tx, server.claims()!.sub))
  const ended = await refresh(clientId, page.refresh_token!)
  expect({ status: ended.status, body: ended.json() }).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  expect((await reader.refresh(server.refresh_token!)).access_token).toBeTruthy()
})

test('a server’s application has no business in a browser', async () => {
  const reader = await openApplication(house, { redirectUris: [`https://reader.example/callback`] })
  const tokens = await connect(house, reader, house.browser())
  expect((await userInfo(tokens.access_token, { origin: 'https://reader.example' })).status).toBe(400)
})

test('a program on a person’s device may listen at any port of loopback, and its member is always asked', async () => {
  const { clientId } = await createClient(ctx, { kind: 'native', redirectUris: ['http://127.0.0.1/callback'] })
  const browser = house.browser()
  const left = await lead(browser, clientId, 'http://127.0.0.1:51004/callback')
  expect((await redeem(clientId, left)).json()).toMatchObject({ refresh_token: expect.any(String) })
  const elsewhere = await browser.get(
    `${FEDERATION}/oidc/auth?client_id=${clientId}&response_type=code&scope=openid&code_challenge=${'a'.repeat(43)}&code_challenge_method=S256&redirect_uri=${encodeURIComponent('http://localhost:51004/callback')}`,
  )
  expect(elsewhere.status).toBe(400)
})

test('an application gets only what it may ask for', async () => {
  const { clientId } = await createClient(ctx, { kind: 'browser', redirectUris: [`${SPA}/back`], scopes: ['profile'] })
  const url = `${FEDERATION}/oidc/auth?client_id=${clientId}&response_type=code&scope=openid+email&code_challenge=${'a'.repeat(43)}&code_challenge_method=S256&redirect_uri=${encodeURIComponent(`${SPA}/back`)}`
  const { left } = await openAt(house.browser(), url)
  expect(new URL(left!).searchParams.get('error')).toBe('invalid_scope')
})

test.each([
  [true, EMAIL],
  [false, undefined],
])('claims stand in the ID token: %s', async (hasClaimsInIdToken, email) => {
  const reader = await openApplication(house, { hasClaimsInIdToken })
  const tokens = await connect(house, reader, house.browser())
  expect(decodeJwt(tokens.id_token!).email).toBe(email)
})

test('a disabled application can do nothing from that moment, and goes on when it is enabled', async () => {
  const { clientId } = await createClient(ctx, { kind: 'browser', redirectUris: [`${SPA}/back`] })
  const browser = house.browser()
  const tokens = (await redeem(clientId, await lead(browser, clientId, `${SPA}/back`))).json<Tokens>()
  const unused = await lead(house.browser(), clientId, `${SPA}/back`)
  await ctx.transact((tx) => identity.setClientDisabled(tx, { clientId, isDisabled: true, byId: null }))
  expect((await userInfo(tokens.access_token)).status).toBe(401)
  expect((await refresh(clientId, tokens.refresh_token!)).status).toBe(401)
  expect((await redeem(clientId, unused)).status).toBe(401)
  const begun = await browser.get(`${FEDERATION}/oidc/auth?client_id=${clientId}&response_type=code&scope=openid`)
  expect(begun.status).toBe(400)
  await ctx.transact((tx) => identity.setClientDisabled(tx, { clientId, isDisabled: false, byId: null }))
  expect((await refresh(clientId, tokens.refresh_token!)).status).toBe(200)
})

test('a disabled server’s application is told nothing about its tokens', async () => {
  const reader = await openApplication(house)
  const tokens = await connect(house, reader, house.browser())
  const { clientId } = reader
  await ctx.transact((tx) => identity.setClientDisabled(tx, { clientId, isDisabled: true, byId: null }))
  await expect(reader.introspect(tokens.access_token)).rejects.toMatchObject({ status: 401 })
  await expect(reader.refresh(tokens.refresh_token!)).rejects.toMatchObject({ status: 401 })
})

test('a new secret replaces the old one at once', async () => {
  const { clientId, clientSecret } = await createClient(ctx, { sendsSecretInForm: true })
  const ask = async (secret: string) => {
    const form = { grant_type: 'refresh_token', refresh_token: 'none', client_id: clientId, client_secret: secret }
    return (await house.browser().post(TOKEN, form, NO_ORIGIN)).json<{ error: string }>().error
  }
  expect(await ask(clientSecret!)).toBe('invalid_grant')
  const next = await ctx.transact((tx) => identity.rotateClientSecret(tx, { clientId, byId: null }))
  expect([await ask(clientSecret!), await ask(next.clientSecret!)]).toEqual(['invalid_client', 'invalid_grant'])
})

const REGISTER = `${FEDERATION}/oidc/register`
const asJson = (token: string) => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
  ...NO_ORIGIN,
})
const METADATA = {
  client_name: 'Registered by itself',
  redirect_uris: ['https://self.example/back'],
  scope: 'openid email phone',
  logo_uri: 'https://self.example/logo.png',
}

const newToken = async () =>
  (await ctx.transact((tx) => createRegistrationToken(ctx, tx, { note: 'for a test', byId: null }))).token

async function register(token: string, metadata: object): Promise<Answer> {
  return house.browser().send(REGISTER, JSON.stringify(metadata), asJson(token))
}

test('with a token one application registers itself, and is told what it got', async () => {
  const token = await newToken()
  const both = await Promise.all([register(token, METADATA), register(token, METADATA)])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 401])
  const made = both.find(({ status }) => status === 201)!.json<Record<string, string>>()
  expect(made).toMatchObject({
    client_name: 'Registered by itself',
    client_secret: expect.any(String),
    scope: 'openid email',
    token_endpoint_auth_method: 'client_secret_basic',
  })
  expect(made).not.toHaveProperty('logo_uri')
  expect(await identity.listClients(ctx.db)).toMatchObject([{ clientId: made.client_id, kind: 'server' }])
  expect(await identity.listRegistrationTokens(ctx.db)).toEqual([])
})

test('without a token, or with one that was withdrawn, nothing is registered', async () => {
  const token = await newToken()
  const [{ id } = { id: '' }] = await identity.listRegistrationTokens(ctx.db)
  await ctx.transact((tx) => identity.withdrawRegistrationToken(tx, { id, byId: null }))
  expect([(await register('', METADATA)).status, (await register(token, METADATA)).status]).toEqual([400, 401])
  expect(await identity.listClients(ctx.db)).toEqual([])
})

test.each([
  ['invalid_redirect_uri', { ...METADATA, redirect_uris: ['http://self.example/back'] }],
  ['invalid_redirect_uri', { ...METADATA, redirect_uris: ['https://self.example/#back'] }],
  ['invalid_client_metadata', { ...METADATA, token_endpoint_auth_method: 'private_key_jwt' }],
  ['invalid_client_metadata', { ...METADATA, grant_types: ['client_credentials'] }],
  ['invalid_client_metadata', { ...METADATA, client_name: '' }],
  ['invalid_redirect_uri', { ...METADATA, redirect_uris: 'https://self.example/back' }],
])('what may not be registered is refused as %s, and the token is kept', async (error, metadata) => {
  const token = await newToken()
  const answer = await register(token, metadata)
  expect({ status: answer.status, ...answer.json<object>() }).toMatchObject({ status: 400, error })
  expect(await identity.listRegistrationTokens(ctx.db)).toHaveLength(1)
})

test('an application reads, changes and withdraws its own registration', async () => {
  const made = (await register(await newToken(), METADATA)).json<Record<string, string>>()
  const own = made.registration_access_token!
  const at = made.registration_client_uri!
  const ask = (method: string, body?: object) => {
    const { host } = new URL(FEDERATION)
    const target = ctx.config.FEDERATION_INTERNAL_URL + new URL(at).pathname
    return fetch(target, { method, headers: { ...asJson(own), host }, ...(body && { body: JSON.stringify(body) }) })
  }
  expect(await (await ask('GET')).json()).toMatchObject({
    client_id: made.client_id,
    client_secret: made.client_secret,
  })
  const change = { ...METADATA, client_id: made.client_id, client_name: 'Renamed' }
  expect((await ask('PUT', change)).status).toBe(200)
  expect(await identity.getClient(ctx.db, made.client_id!)).toMatchObject({ name: 'Renamed' })
  expect((await ask('PUT', { ...change, token_endpoint_auth_method: 'none' })).status).toBe(400)
  expect((await ask('DELETE')).status).toBe(204)
  expect(await identity.getClient(ctx.db, made.client_id!)).toBeUndefined()
  expect((await ask('GET')).status).toBe(401)
})
