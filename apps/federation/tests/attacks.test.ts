import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { askForLetter, BLOG, EMAIL, FEDERATION, openHouse, postOf, signIn, tokenOf, WHO } from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

test.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', '/auth/logout'])(
  'next=%s leads home',
  async (next) => {
    const browser = house.browser()
    await signIn(house, browser)
    expect((await browser.get(`${BLOG}/auth/login?next=${encodeURIComponent(next)}`)).location).toBe('/')
  },
)

test('an answer of the provider that belongs to another browser signs nobody in', async () => {
  const [attacker, victim] = [house.browser(), house.browser()]
  await signIn(house, attacker)
  const begun = await attacker.get(`${BLOG}/auth/login?next=/who/x`, { cookie: '' })
  const answer = await attacker.get(begun.location!)
  const landed = await victim.get(answer.location!)
  expect({
    status: landed.status,
    setsSession: landed.setCookie.some((cookie) => cookie.startsWith('rose_session')),
  }).toEqual({
    status: 400,
    setsSession: false,
  })
})

test('a state nobody opened signs nobody in', async () => {
  const landed = await house.browser().get(`${BLOG}/auth/callback?code=x&state=${'a'.repeat(43)}`)
  expect(landed.status).toBe(400)
})

test('signing in changes the session id, whatever the browser came with', async () => {
  const browser = house.browser()
  browser.cookies.set('blog.rose.localhost', 'rose_session', 's%3Afixed.by-an-attacker')
  await signIn(house, browser)
  const session = browser.cookies.get('blog.rose.localhost', 'rose_session')
  expect(session).toMatch(/^s%3A[\w-]{43}\./)
  await signIn(house, house.browser(), 'other@members.example')
  expect((await browser.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })
})

test('the provider refuses an authorisation without PKCE', async () => {
  const url = `${FEDERATION}/oidc/auth?client_id=blog&response_type=code&scope=openid&state=s&redirect_uri=${encodeURIComponent(`${BLOG}/auth/callback`)}`
  const answer = await house.browser().get(url)
  expect(answer.location).toContain('error=invalid_request')
})

test.each([
  `${BLOG}/auth/callback/`,
  `${BLOG}/auth/callback?x=1`,
  `${BLOG}.evil.example/auth/callback`,
  'https://evil.example/auth/callback',
  `${BLOG}/auth/callback/../logout`,
])('the provider never leads to %s', async (redirectUri) => {
  const url = `${FEDERATION}/oidc/auth?client_id=blog&response_type=code&scope=openid&state=s&code_challenge=${'a'.repeat(43)}&code_challenge_method=S256&redirect_uri=${encodeURIComponent(redirectUri)}`
  const answer = await house.browser().get(url)
  expect({ status: answer.status, location: answer.location }).toEqual({ status: 400, location: undefined })
})

test('a code is worth nothing without its verifier, and nothing to another client', async () => {
  const code = await house.authorizationCode(house.browser())
  expect((await house.redeem({ ...code, verifier: 'b'.repeat(43) })).status).toBe(400)
  const other = await house.authorizationCode(house.browser())
  expect((await house.redeem(other, 'market')).status).toBe(400)
})

test('a redeemed code is worth nothing, and using it again takes back what it gave', async () => {
  const code = await house.authorizationCode(house.browser())
  const first = await house.redeem(code)
  expect(first.status).toBe(200)
  expect((await house.redeem(code)).status).toBe(400)
  const { access_token: token } = first.body
  expect((await house.ask('/oidc/me', { authorization: `Bearer ${token}` })).status).toBe(401)
})

test('pages of sign-in cannot be framed and keep their address to themselves', async () => {
  const ask = await house.browser().open(`${BLOG}/auth/login?next=/who/x`)
  expect(ask.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect({ referrer: ask.headers['referrer-policy'], cache: ask.headers['cache-control'] }).toEqual({
    referrer: 'same-origin',
    cache: expect.stringContaining('no-store'),
  })
})

test('the provider’s own address for going on gives nothing, before the proof and after it', async () => {
  const browser = house.browser()
  const { url } = await askForLetter(browser)
  const goOn = new URL(`/oidc/auth/${new URL(url).pathname.split('/')[2]}`, url).href
  const early = await browser.get(goOn)
  const { link } = await house.letter(EMAIL)
  const pressed = await browser.post(postOf(link), { t: tokenOf(link) })
  const late = await Promise.all(Array.from({ length: 20 }, () => browser.get(goOn)))
  expect(pressed.location).toContain('code=')
  expect([early, ...late].filter(({ location }) => location?.includes('code='))).toEqual([])
})
