import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { endSessions } from '@rose-ash/domains/identity/sessions/end-session'
import { listUndelivered } from '@rose-ash/kernel/deliveries/control-deliveries'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { sweep } from '../src/sign-on/services/housekeeping/sweep.ts'
import { BLOG, EMAIL, FEDERATION, MARKET, openHouse, signIn, WHO } from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

test('one press signs out of every app', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await browser.open(`${MARKET}/who/shelf`)
  const end = await browser.submit(`${BLOG}/auth/logout`, {})
  expect(end.url).toBe(`${BLOG}/auth/signed-out`)
  expect(end.text).toContain('You are signed out here')
  expect((await browser.get(WHO)).json()).toEqual({ member: null })
  await house.settle()
  expect((await browser.get(`${MARKET}/who/shelf`)).json()).toEqual({ member: null })
  expect(await house.ctx.redis.keys('rose:session:*')).toEqual([])
})

test('signing out here leaves the member’s other browser alone; everywhere does not', async () => {
  const [here, there] = [house.browser(), house.browser()]
  const member = await signIn(house, here)
  await signIn(house, there)
  await here.submit(`${BLOG}/auth/logout`, {})
  await house.settle()
  expect((await there.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })

  await signIn(house, here)
  await here.open(`${MARKET}/who/shelf`)
  const end = await there.submit(`${BLOG}/auth/logout`, { where: 'everywhere' })
  expect(end.text).toContain('You are signed out everywhere')
  // Also before any application is told through the log.
  for (const page of [WHO, `${MARKET}/who/shelf`]) expect((await here.open(page)).json()).toEqual({ member: null })
  expect(await house.ctx.services.identity.listDevices(house.ctx.db, member.id)).toEqual([])
  const ask = await here.open(`${MARKET}/auth/login?next=/who/shelf`)
  expect(new URL(ask.url).pathname).toMatch(/^\/sign-in\//)
})

test('signing out while the provider is away signs out of every app, and holds when it is back', async () => {
  const browser = house.browser()
  const member = await signIn(house, browser)
  await browser.open(`${MARKET}/who/shelf`)
  await house.withoutProvider(async () => {
    const end = await browser.submit(`${BLOG}/auth/logout`, {})
    expect({ url: end.url, status: end.status }).toEqual({ url: `${BLOG}/auth/signed-out`, status: 200 })
    expect((await browser.get(WHO)).json()).toEqual({ member: null })
    expect((await browser.get(`${MARKET}/who/shelf`)).json()).toEqual({ member: null })
  })
  expect(await house.ctx.services.identity.listDevices(house.ctx.db, member.id)).toEqual([])
  await house.settle()
  const ask = await browser.open(`${MARKET}/auth/login?next=/who/shelf`)
  expect(new URL(ask.url).pathname).toMatch(/^\/sign-in\//)
})

test('after signing out nobody is signed on silently again', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await browser.submit(`${BLOG}/auth/logout`, {})
  expect((await browser.get(`${MARKET}/who/shelf`)).json()).toEqual({ member: null })
  const ask = await browser.open(`${MARKET}/auth/login?next=/who/shelf`)
  expect(new URL(ask.url).pathname).toMatch(/^\/sign-in\//)
})

test('the session of a device that a member revokes is forgotten by every app', async () => {
  const browser = house.browser()
  const member = await signIn(house, browser)
  await browser.open(`${MARKET}/who/shelf`)
  await house.ctx.transact((tx) => endSessions(house.ctx, tx, { memberId: member.id, reason: 'revoked' }))
  await house.settle()
  expect((await browser.open(WHO)).json()).toEqual({ member: null })
  expect((await browser.open(`${MARKET}/who/shelf`)).json()).toEqual({ member: null })
})

test('every session that tabs opened side by side is told', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await Promise.all(Array.from({ length: 8 }, (_, tab) => browser.open(`${MARKET}/auth/login?next=/who/${tab}`)))
  await browser.submit(`${BLOG}/auth/logout`, {})
  await house.settle()
  expect(await house.ctx.redis.keys('rose:session:*')).toEqual([])
})

test('a request under way cannot bring a session back that was ended meanwhile', async () => {
  const browser = house.browser()
  const member = await signIn(house, browser)
  const slow = browser.post(`${BLOG}/slow`, {})
  await house.ctx.transact((tx) => endSessions(house.ctx, tx, { memberId: member.id, reason: 'revoked' }))
  await house.settle()
  await slow
  expect((await browser.open(WHO)).json()).toEqual({ member: null })
  expect(await house.ctx.redis.keys('rose:session:*')).toEqual([])
})

test('an answer of the provider that arrives after the logout begins no session', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  const begun = await browser.get(`${MARKET}/auth/login?next=/who/shelf`)
  const answer = await browser.get(begun.location!)
  await browser.submit(`${BLOG}/auth/logout`, {})
  await house.settle()
  await browser.open(answer.location!)
  expect((await browser.get(`${MARKET}/who/shelf`)).json()).toEqual({ member: null })
})

test('another site cannot sign a member out', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  expect((await browser.post(`${BLOG}/auth/logout`, {}, { origin: 'https://evil.example' })).status).toBe(403)
  const asked = await browser.get(`${FEDERATION}/oidc/session/end?client_id=blog`)
  expect({ status: asked.status, asks: /Sign out here\?/.test(asked.text) }).toEqual({ status: 200, asks: true })
  expect((await browser.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })
})

test('the provider leads back only to addresses it knows', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  const answer = await browser.get(
    `${FEDERATION}/oidc/session/end?client_id=blog&post_logout_redirect_uri=https://evil.example/`,
  )
  expect({ status: answer.status, location: answer.location }).toEqual({ status: 400, location: undefined })
})

test.each([
  ['nothing', {}],
  ['nonsense', { logout_token: 'a.b.c' }],
])('a logout token that is %s ends no session', async (_what, form: Record<string, string>) => {
  const browser = house.browser()
  await signIn(house, browser)
  expect((await browser.post(`${BLOG}/auth/backchannel-logout`, form)).status).toBe(400)
  expect((await browser.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })
})

test('an ID token does not pass for a logout token', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  const [key] = await house.ctx.redis.keys('rose:session:blog:*')
  const { passport } = JSON.parse((await house.ctx.redis.get(key!))!)
  expect((await browser.post(`${BLOG}/auth/backchannel-logout`, { logout_token: passport.user.idToken })).status).toBe(
    400,
  )
})

test('a session that has run out is ended in every app', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await house.ctx.db.oidcPayload.updateMany({ where: { kind: 'Session' }, data: { expiresAt: new Date(0) } })
  await sweep(house.ctx)
  await house.settle()
  expect(await house.ctx.redis.keys('rose:session:*')).toEqual([])
  expect(await house.ctx.db.memberSession.findFirst({ select: { endedReason: true } })).toEqual({
    endedReason: 'expired',
  })
})

test('a sign-out that an app has not been told of is listed for the operator, and told later', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await browser.open(`${MARKET}/who/shelf`)
  await house.withoutParty('market', async () => {
    await browser.submit(`${BLOG}/auth/logout`, {})
    await house.settle()
  })
  const [late] = await listUndelivered(house.ctx, { kind: 'federation.send-logout' })
  expect(late?.destination).toBe('market')
  expect(late?.lastError).toContain('market answered a logout with 502')
  await house.ctx.db.deliveryDestination.updateMany({ data: { restUntil: null } })
  await house.settle()
  expect(await listUndelivered(house.ctx)).toEqual([])
  expect(await house.ctx.redis.keys('rose:session:*')).toEqual([])
})
