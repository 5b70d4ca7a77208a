import { afterAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser } from '@rose-ash/server/testing/browser'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { BLOG, EMAIL, FEDERATION, openHouse, signIn } from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

const HOME = '198.51.100.7'
const letters = (to = EMAIL) => house.ctx.db.outgoingMail.count({ where: { to } })

/** Asks from a network for a letter, as often as told; the answers' statuses. */
async function ask(browser: Browser, from: string, { times = 1, email = EMAIL } = {}): Promise<number[]> {
  const page = await browser.open(`${BLOG}/auth/login?next=/who/x`)
  const statuses: number[] = []
  for (let time = 0; time < times; time += 1)
    statuses.push((await browser.post(page.url, { email }, { 'x-forwarded-for': from })).status)
  return statuses
}

/** The page that asks once more who is there, though the browser is signed in. */
function askAgain(browser: Browser) {
  const url = new URL('/oidc/auth', FEDERATION)
  url.search = new URLSearchParams({
    ...{ client_id: 'blog', response_type: 'code', scope: 'openid', state: 'kept-by-the-test', prompt: 'login' },
    ...{ redirect_uri: `${BLOG}/auth/callback`, code_challenge: 'c'.repeat(43), code_challenge_method: 'S256' },
  }).toString()
  return browser.open(url.href)
}

test('a stranger who asks again and again for a letter does not stop its owner', async () => {
  expect((await ask(house.browser(), '203.0.113.1', { times: 8 })).slice(5)).toEqual([303, 429, 429])
  const before = await letters()
  expect(await ask(house.browser(), HOME)).toEqual([303])
  expect(await letters()).toBe(before + 1)
})

test('a flood from many networks stops at twelve letters, and not for the browser its owner has signed in with', async () => {
  const own = house.browser()
  await signIn(house, own)
  await house.ctx.redis.flushdb()
  await house.ctx.db.outgoingMail.deleteMany()
  for (const last of [1, 2, 3]) await ask(house.browser(), `203.0.113.${last}`, { times: 6 })
  expect(await letters()).toBe(12)
  expect(await ask(house.browser(), HOME)).toEqual([429])
  const page = await askAgain(own)
  expect((await own.post(page.url, { email: EMAIL }, { 'x-forwarded-for': '203.0.113.1' })).status).toBe(303)
  expect(await letters()).toBe(13)
})

test('beyond its own share the known browser gets a letter every two minutes', async () => {
  const own = house.browser()
  await signIn(house, own)
  const page = await askAgain(own)
  const post = () => own.post(page.url, { email: EMAIL })
  for (let time = 0; time < 6; time += 1) expect((await post()).status).toBe(303)
  expect((await post()).status).toBe(303)
  const late = await post()
  expect(late.status).toBe(429)
  expect(Number(late.headers['retry-after'])).toBeLessThanOrEqual(120)
})

test('a browser is known for its own members only', async () => {
  const thief = house.browser()
  await signIn(house, thief, 'thief@members.example')
  for (const last of [1, 2]) await ask(house.browser(), `203.0.113.${last}`, { times: 6 })
  const page = await askAgain(thief)
  const from = { 'x-forwarded-for': HOME }
  expect((await thief.post(page.url, { email: EMAIL }, from)).status).toBe(429)
})

test('a passkey may be tried however many letters were asked for', async () => {
  const browser = house.browser()
  const page = await browser.open(`${BLOG}/auth/login?next=/who/x`)
  const from = { 'x-forwarded-for': HOME }
  for (let time = 0; time < 7; time += 1) await browser.post(page.url, { email: EMAIL }, from)
  expect((await browser.post(`${page.url}/passkey/options`, {}, from)).status).toBe(200)
})

test.each([
  ['IPv4 address', () => '203.0.113.9'],
  ['IPv6 /64', (time: number) => `2001:db8:1:2::${(time + 1).toString(16)}`],
])('however many addresses one %s asks for, it sends sixty letters', async (_network, from) => {
  const browser = house.browser()
  const page = await browser.open(`${BLOG}/auth/login?next=/who/x`)
  const post = async (time: number) => {
    const answer = await browser.post(
      page.url,
      { email: `number-${time}@members.example` },
      { 'x-forwarded-for': from(time) },
    )
    return answer.status
  }
  const statuses: number[] = []
  for (let time = 0; time < 64; time += 1) statuses.push(await post(time))
  expect(statuses.slice(58)).toEqual([303, 303, 429, 429, 429, 429])
  expect(await house.ctx.db.outgoingMail.count()).toBe(60)
})
