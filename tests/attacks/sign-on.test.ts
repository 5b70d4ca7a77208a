import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser } from '@rose-ash/server/testing/browser'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { attackRounds } from '../support/config.ts'
import {
  askForLetter,
  authorizationUrl,
  EMAIL,
  FEDERATION,
  forgetLimits,
  letterTo,
  numberOn,
  pressLink,
  redeem,
  signIn,
  stealCode,
} from './support/sign-in-steps.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())

/** Signed in at the provider and at blog, by a letter. */
let rosa: Browser
beforeAll(async () => {
  rosa = house.browser()
  await signIn(house, rosa)
})

const ABROAD = [
  'https://evil.example/',
  'http://evil.example/',
  'HTTPS://EVIL.EXAMPLE/',
  '//evil.example/',
  '///evil.example/',
  '////evil.example/',
  '/\\evil.example/',
  '\\\\evil.example/',
  '\\/evil.example/',
  '/\t/evil.example/',
  '/\n/evil.example/',
  '/\r\n/evil.example/',
  '\t//evil.example/',
  ' //evil.example/',
  '%2F%2Fevil.example/',
  '/%2F%2Fevil.example/',
  '/%5Cevil.example/',
  '/%09/evil.example/',
  '/..//evil.example/',
  '/.//evil.example/',
  '/x/..//evil.example/',
  '/;@evil.example/',
  '@evil.example/',
  'evil.example',
  'https:evil.example',
  'https:/evil.example',
  'http:\\\\evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'http://blog.rose.localhost:3000@evil.example/',
  'http://blog.rose.localhost:3000.evil.example/',
  'http://evil.example/.rose.localhost',
  'http://evil.example#.rose.localhost',
  '//blog.rose.localhost:3000@evil.example/',
  '/auth/logout',
  '/auth/login?next=//evil.example',
  '/x/../auth/logout',
  '/%61uth/logout',
  '/internal/fragments/blog.nav',
  `/${'a'.repeat(5_000)}`,
  '/ok\r\nSet-Cookie: rose_session=x',
  '／／evil.example/',
  '/。/evil.example',
]

test.each(ABROAD)('next=%j leads nowhere but to the app it was said to', async (next) => {
  const { browser } = await visitor()
  for (const app of APP_NAMES) {
    const answer = await browser.get(`${originOf(app)}/auth/login?next=${encodeURIComponent(next)}`)
    expect(answer.status).toBe(303)
    expectOwnPlace(app, answer.location)
    expect(answer.setCookie.join()).not.toMatch(/rose_session=x/)
  }
})

test.each([
  ['given twice', 'next=/ok&next=//evil.example/'],
  ['as a list', 'next[]=//evil.example/'],
  ['as an object', 'next[href]=//evil.example/'],
  ['with a null byte', 'next=%00//evil.example/'],
  ['encoded twice', 'next=%252F%252Fevil.example%252F'],
  ['in broken encoding', 'next=%E0%A4%A//evil.example/'],
])('next %s leads nowhere else either', async (_how, query) => {
  const { browser } = await visitor()
  for (const app of APP_NAMES) {
    const answer = await browser.get(`${originOf(app)}/auth/login?${query}`)
    expect([303, 400]).toContain(answer.status)
    if (answer.status === 303) expectOwnPlace(app, answer.location)
  }
})

test.each([
  'https://evil.example/x',
  'http://blog.rose.localhost:3000@evil.example/',
  'http://blog.rose.localhost:3000//evil.example/',
])('a link on %s cannot choose where signing in ends', async (referer) => {
  const { browser } = await visitor()
  for (const app of APP_NAMES)
    expectOwnPlace(app, (await browser.get(`${originOf(app)}/auth/login`, { referer })).location)
})

test('next survives the whole way through the provider only as a place of the app', async () => {
  const browser = house.browser()
  const { page } = await signIn(house, browser, { next: '//evil.example/', email: 'far@members.example' })
  expect(new URL(page.url).origin).toBe(originOf('blog'))
})

test.each([
  '//evil.example/',
  '/\\evil.example',
  'https://evil.example/',
  'http://blog.rose.localhost:3000@evil.example/',
])('taking something out of the basket with back=%s ends at home', async (back) => {
  const answer = await house.browser().post(`${originOf('market')}/cart/lines/removal`, {
    refId: '018f3c1e-0000-7000-8000-000000000000',
    back,
  })
  expectOwnPlace('market', answer.location)
})

const REDIRECTS: readonly ((own: string) => string)[] = [
  (own) => `${own}/`,
  (own) => `${own}?x=1`,
  (own) => `${own}#x`,
  (own) => `${own}/../logout`,
  (own) => `${own}/..%2Flogout`,
  (own) => `${own}%2F..%2F..%2Fevil`,
  (own) => own.replace('http:', 'https:'),
  (own) => own.replace(':3000', ''),
  (own) => own.replace(':3000', ':3001'),
  (own) => own.replace(':3000', ':3000@evil.example'),
  (own) => own.replace('rose.localhost:3000', 'rose.localhost.evil.example'),
  (own) => own.replace('http://', 'http://x.'),
  (own) => own.replace('http://', 'http://evil.example\\@'),
  (own) => own.replace('/auth/callback', '/auth/CALLBACK'),
  (own) => own.replace('/auth/callback', '//auth/callback'),
  (own) => own.replace('/auth/callback', '/auth/login'),
  (own) => `${own},https://evil.example/`,
  () => 'https://evil.example/auth/callback',
  () => '//evil.example/auth/callback',
  () => 'javascript:alert(1)',
  () => 'http://localhost/auth/callback',
  () => 'http://127.0.0.1/auth/callback',
  () => 'null',
]

test.each(REDIRECTS.map((make) => [make('http://blog.rose.localhost:3000/auth/callback'), make] as const))(
  'the provider never leads to %s',
  async (_example, make) => {
    for (const app of APP_NAMES) {
      const redirect_uri = make(`${originOf(app)}/auth/callback`)
      const answer = await rosa.get(authorizationUrl(app, { redirect_uri }))
      expect({ app, status: answer.status, location: answer.location }).toEqual({
        app,
        status: 400,
        location: undefined,
      })
    }
  },
)

test("an app's code goes to no other app's address", async () => {
  for (const app of APP_NAMES) {
    const other = APP_NAMES[(APP_NAMES.indexOf(app) + 1) % APP_NAMES.length]!
    const answer = await rosa.get(authorizationUrl(app, { redirect_uri: `${originOf(other)}/auth/callback` }))
    expect({ status: answer.status, location: answer.location }).toEqual({ status: 400, location: undefined })
  }
})

test('an address given twice, or not at all, is refused', async () => {
  const url = authorizationUrl('blog')
  const twice = `${url}&redirect_uri=${encodeURIComponent('https://evil.example/')}`
  for (const one of [twice, authorizationUrl('blog', { redirect_uri: '' })]) {
    const answer = await rosa.get(one)
    expect({ status: answer.status, location: answer.location }).toEqual({ status: 400, location: undefined })
  }
})

test.each([
  ['no PKCE', { code_challenge: '', code_challenge_method: '' }],
  ['PKCE in the clear', { code_challenge: 'v'.repeat(43), code_challenge_method: 'plain' }],
  ['a PKCE method nobody knows', { code_challenge_method: 'S512' }],
  ['a challenge without a method', { code_challenge_method: '' }],
  ['a short challenge', { code_challenge: 'abc' }],
  ['an ID token in the address', { response_type: 'id_token', nonce: 'n' }],
  ['an access token in the address', { response_type: 'token' }],
  ['code and ID token', { response_type: 'code id_token', nonce: 'n' }],
  ['an answer as a web message', { response_mode: 'web_message' }],
  ['a request object', { request: 'eyJhbGciOiJub25lIn0.e30.' }],
  ['a request object to be fetched', { request_uri: 'http://169.254.169.254/latest/meta-data' }],
  ['a registration in passing', { registration: '{"redirect_uris":["https://evil.example"]}' }],
])('no code is given for %s', async (_what, changes: Record<string, string>) => {
  for (const app of APP_NAMES) {
    const answer = await rosa.get(authorizationUrl(app, changes))
    const landed = answer.location ? new URL(answer.location) : undefined
    expect(landed?.searchParams.get('code') ?? null).toBe(null)
    expect(`${landed?.search}${landed?.hash}`).not.toMatch(/[?&#](code|id_token|access_token)=/)
    if (landed) expect(landed.origin).toBe(originOf(app))
  }
})

describe('a code', () => {
  test('belongs to the app it was given for', async () => {
    for (const app of APP_NAMES) {
      const other = APP_NAMES[(APP_NAMES.indexOf(app) + 1) % APP_NAMES.length]!
      const code = await stealCode(rosa, app)
      expect((await redeem(house, { code, app: other })).status).toBe(400)
      const again = await stealCode(rosa, app)
      expect((await redeem(house, { code: again, app, secretOf: other })).status).toBe(401)
    }
  })

  test.each([
    ['another verifier', { code_verifier: 'w'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'http://blog.rose.localhost:3000/auth/login' }],
    ['no address', { redirect_uri: '' }],
    ['another kind of grant', { grant_type: 'refresh_token' }],
    ['a password', { grant_type: 'password', username: EMAIL, password: 'x' }],
    ['nobody behind it', { grant_type: 'client_credentials' }],
  ])('is worth nothing with %s', async (_what, changes: Record<string, string>) => {
    const code = await stealCode(rosa, 'blog')
    expect((await redeem(house, { code, app: 'blog', changes })).status).toBe(400)
  })

  test('is worth nothing without the secret of its app', async () => {
    const headers = { host: new URL(FEDERATION).host, 'content-type': 'application/x-www-form-urlencoded' }
    for (const changes of [{ client_id: 'blog' }, { client_id: 'blog', client_secret: 'guess' }, {}]) {
      const code = await stealCode(rosa, 'blog')
      const { status } = await redeem(house, { code, app: 'blog', headers, changes: changes as Record<string, string> })
      expect([400, 401]).toContain(status)
    }
  })

  test('used again takes back what it gave', async () => {
    const code = await stealCode(rosa, 'blog')
    const first = await redeem(house, { code, app: 'blog' })
    expect(first.status).toBe(200)
    expect((await redeem(house, { code, app: 'blog' })).status).toBe(400)
    const me = await rosa.get(`${FEDERATION}/oidc/me`, { authorization: `Bearer ${first.body.access_token}` })
    expect(me.status).toBe(401)
  })

  test('redeemed twenty times at once is redeemed once', async () => {
    for (let round = 0; round < attackRounds(); round += 1) {
      const code = await stealCode(rosa, 'market')
      const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(house, { code, app: 'market' })))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    }
  }, 600_000)

  test('put into the callback of another browser signs nobody in', async () => {
    for (const app of APP_NAMES) {
      const victim = house.browser()
      const code = await stealCode(rosa, app)
      for (const state of ['kept-by-the-test', 'a'.repeat(43), '']) {
        const landed = await victim.get(`${originOf(app)}/auth/callback?code=${code}&state=${state}&iss=${FEDERATION}`)
        expectNoSession(landed)
      }
    }
  })

  test('put into a flow that the same browser has open signs nobody in', async () => {
    for (const app of APP_NAMES) {
      const victim = house.browser()
      const begun = await victim.get(`${originOf(app)}/auth/login`)
      const state = new URL(begun.location!).searchParams.get('state')
      const code = await stealCode(rosa, app)
      const landed = await victim.get(`${originOf(app)}/auth/callback?code=${code}&state=${state}&iss=${FEDERATION}`)
      expectNoSession(landed)
    }
  })
})

test("a sign-in of the attacker's own cannot be finished in the victim's browser", async () => {
  for (const app of APP_NAMES) {
    const attacker = rosa
    const begun = await attacker.get(`${originOf(app)}/auth/login`, { cookie: '' })
    const answer = await attacker.get(begun.location!)
    expect(new URL(answer.location!).searchParams.has('code')).toBe(true)
    expectNoSession(await house.browser().get(answer.location!))
  }
})

test.each([
  ['another issuer', 'https://evil.example'],
  ['an issuer that begins like ours', `${FEDERATION}.evil.example`],
  ['no issuer', ''],
])('an answer from %s is refused (mix-up)', async (_what, iss) => {
  for (const app of APP_NAMES) {
    const victim = house.browser()
    await copyProviderSession(victim)
    const begun = await victim.get(`${originOf(app)}/auth/login`)
    const answer = new URL((await victim.get(begun.location!)).location!)
    expect(answer.searchParams.get('iss')).toBe(FEDERATION)
    if (iss) answer.searchParams.set('iss', iss)
    else answer.searchParams.delete('iss')
    expectNoSession(await victim.get(answer.href))
  }
})

test('an answer used a second time signs nobody in', async () => {
  for (const app of APP_NAMES) {
    const browser = house.browser()
    await copyProviderSession(browser)
    const begun = await browser.get(`${originOf(app)}/auth/login`)
    const answer = (await browser.get(begun.location!)).location!
    expect((await browser.get(answer)).setCookie.join()).toContain('rose_session')
    browser.cookies.set(`${app}.rose.localhost`, 'rose_session', '')
    expectNoSession(await browser.get(answer))
  }
})

test('an answer for one app is nothing to another', async () => {
  const browser = house.browser()
  await copyProviderSession(browser)
  const begun = await browser.get(`${originOf('blog')}/auth/login`)
  const answer = (await browser.get(begun.location!)).location!
  expectNoSession(await browser.get(answer.replace('blog.', 'market.')))
})

test.each(APP_NAMES)('%s gives a new session id at sign-in, whatever the browser came with', async (app) => {
  const browser = house.browser()
  const fixed = 's%3Achosen-by-an-attacker.c2lnbmF0dXJl'
  browser.cookies.set(`${app}.rose.localhost`, 'rose_session', fixed)
  await copyProviderSession(browser)
  await browser.open(`${originOf(app)}/auth/login`)
  const given = browser.cookies.get(`${app}.rose.localhost`, 'rose_session')
  expect(given).not.toBe(fixed)
  expect(given).toMatch(/^s%3A[\w-]{43}\./)
  const { redis } = house.federation
  expect(await redis.exists(`rose:session:${app}:chosen-by-an-attacker`)).toBe(0)
})

test.each(APP_NAMES)('a cookie of %s that was copied before signing out is nobody afterwards', async (app) => {
  const { browser } = await visitor()
  const copied = browser.cookies.get(`${app}.rose.localhost`, 'rose_session')!
  await browser.submit(`${originOf(app)}/auth/logout`, {})
  const thief = house.browser()
  thief.cookies.set(`${app}.rose.localhost`, 'rose_session', copied)
  expect((await thief.get(`${originOf(app)}/auth/logout`)).location).toBe('/auth/signed-out')
})

test.each([
  ['unsigned', (value: string) => value.replace(/^s%3A/, '').replace(/\..*$/, '')],
  ['with a signature cut short', (value: string) => value.slice(0, -4)],
  ['with another signature', (value: string) => `${value.slice(0, -6)}AAAAAA`],
  ['with another id', (value: string) => value.replace(/^s%3A...../, 's%3AAAAAA')],
  ['as JSON', () => 'j%3A%7B%22passport%22%3A%7B%7D%7D'],
  ['as a path', () => 's%3A..%2F..%2Fblog.x'],
])('a session cookie %s is nobody', async (_what, forge) => {
  for (const app of APP_NAMES) {
    const { browser, member } = await visitor()
    const value = browser.cookies.get(`${app}.rose.localhost`, 'rose_session')!
    browser.cookies.set(`${app}.rose.localhost`, 'rose_session', forge(value))
    const { text } = await browser.get(`${originOf(app)}/auth/logout`)
    expect(text).not.toContain(member.name)
  }
})

test("one app's session is nothing to another", async () => {
  const { browser } = await visitor()
  const value = browser.cookies.get('blog.rose.localhost', 'rose_session')!
  for (const app of APP_NAMES.filter((name) => name !== 'blog')) {
    const thief = house.browser()
    thief.cookies.set(`${app}.rose.localhost`, 'rose_session', value)
    expect((await thief.get(`${originOf(app)}/auth/logout`)).location).toBe('/auth/signed-out')
  }
})

test("a cookie that a sibling host plants does not displace the member's own", async () => {
  for (const app of APP_NAMES) {
    const { browser, member } = await visitor()
    const own = browser.cookies.get(`${app}.rose.localhost`, 'rose_session')!
    const cookie = `rose_session=${own}; rose_session=s%3Aplanted.by-a-sibling`
    expect((await browser.get(`${originOf(app)}/auth/logout`, { cookie })).text).toContain(member.name)
  }
})

test('a flow that a sibling host plants is not taken', async () => {
  const victim = house.browser()
  const begun = await rosa.get(`${originOf('blog')}/auth/login`, { cookie: '' })
  const state = new URL(begun.location!).searchParams.get('state')!
  const answer = (await rosa.get(begun.location!)).location!
  victim.cookies.set('.rose.localhost', `rose_flow_zzzzzz_${state.slice(0, 10)}`, 'guessed-by-the-sibling')
  expectNoSession(await victim.get(answer))
})

test.each(APP_NAMES)('%s believes no header that says who is there', async (app) => {
  const headers = {
    'x-rose-member': Buffer.from(JSON.stringify({ id: 'x', roles: ['administrator'] })).toString('base64url'),
    'x-remote-user': EMAIL,
    'x-forwarded-user': EMAIL,
    'x-rose-internal': 't=1,v1=00',
    authorization: 'Bearer x',
  }
  const browser = house.browser()
  expect((await browser.get(`${originOf(app)}/auth/logout`, headers)).location).toBe('/auth/signed-out')
  expect((await browser.get(`${originOf(app)}/internal/fragments/account.nav`, headers)).status).toBe(404)
  const inside = { ...headers, host: new URL(house.addresses[app]).host }
  expect((await browser.get(`${originOf(app)}/internal/fragments/account.nav`, inside)).status).toBe(403)
})

test('a link pressed twenty times at once signs one browser in once', async () => {
  for (let round = 0; round < attackRounds(); round += 1) {
    const email = `race-${round}@members.example`
    const browser = house.browser()
    await forgetLimits(house)
    const number = numberOn(await askForLetter(browser, { email }))
    const { link } = await letterTo(house, email)
    const press = () => pressLink(house.browser(), link, { how: 'post', number })
    const answers = await Promise.all(Array.from({ length: 20 }, press))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(19)
  }
}, 600_000)

/** A browser that the provider knows as Rosa and no app does. */
async function copyProviderSession(browser: Browser): Promise<void> {
  for (const name of ['rose_op', 'rose_op.sig']) {
    const value = rosa.cookies.get('federation.rose.localhost', name)
    if (value) browser.cookies.set('federation.rose.localhost', name, value)
  }
}

function visitor() {
  return house.visitor()
}

function expectOwnPlace(app: AppName, location: string | undefined): void {
  expect(location).toBeDefined()
  const target = new URL(location!, originOf(app))
  expect(target.origin).toBe(originOf(app))
  expect(location).not.toMatch(/^[/\\]{2}|^\/[\\\t\r\n]/)
  expect(target.pathname).not.toMatch(/^\/(auth|internal)(\/|$)/)
}

function expectNoSession(answer: { readonly status: number; readonly setCookie: readonly string[] }): void {
  expect(answer.setCookie.filter((cookie) => /rose_session=s%3A/.test(cookie))).toEqual([])
  expect(answer.status).toBeGreaterThanOrEqual(400)
}
