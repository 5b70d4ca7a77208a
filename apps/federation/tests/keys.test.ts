import { mock } from 'node:test'
import { afterAll, expect, test } from '@jest/globals'
import type { Browser } from '@rose-ash/server/testing/browser'
import { decodeProtectedHeader } from 'jose'
import { BLOG, EMAIL, MARKET, openHouse, signIn, WHO } from './house.ts'

const house = await openHouse({ replicas: 2 })
// Time only ever goes forward, from one test to the next.
afterAll(() => {
  mock.timers.reset()
  return house.close()
})

function timePasses(seconds: number): void {
  const now = Date.now() + seconds * 1000
  mock.timers.reset()
  mock.timers.enable({ apis: ['Date'], now })
}

async function kidOfNewest(): Promise<string | undefined> {
  return decodeProtectedHeader((await house.newestSession('blog')).idToken).kid
}

/** Ten sign-ons without a click, through both replicas; every one must land. */
async function signOnTenTimes(browser: Browser): Promise<void> {
  const tabs = Array.from({ length: 10 }, (_, tab) => `${BLOG}/auth/login?next=/who/${tab}`)
  browser.cookies.set('blog.rose.localhost', 'rose_session', 'none')
  const landed = await Promise.all(tabs.map((tab) => browser.open(tab)))
  expect(landed.map(({ url }) => url)).toEqual(tabs.map((_, tab) => `${BLOG}/who/${tab}`))
}

const rotateKeys = () => house.ctx.transact((tx) => house.ctx.services.identity.rotateKeys(tx, { byId: null }))

test('keys are rotated while members sign in through two replicas, and nobody is signed out', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  const before = await kidOfNewest()
  const { signingKey } = await rotateKeys()
  for (const seconds of [1, 15, 40, 70]) {
    timePasses(seconds)
    await signOnTenTimes(browser)
  }
  await signIn(house, house.browser())
  expect(await kidOfNewest()).toBe(signingKey)
  expect(before).not.toBe(signingKey)
  const { keys } = (await house.ask('/oidc/jwks', {})).json<{ keys: { kid: string; d?: string }[] }>()
  expect({ kids: keys.map(({ kid }) => kid), secret: keys.some(({ d }) => d) }).toEqual({
    kids: [signingKey, before],
    secret: false,
  })
})

test('a hint that the old key signed still signs out without a question', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await rotateKeys()
  timePasses(150)
  const end = await browser.submit(`${BLOG}/auth/logout`, {})
  expect(end.url).toBe(`${BLOG}/auth/signed-out`)
  expect((await browser.get(`${MARKET}/who/x`)).json()).toEqual({ member: null })
})

test('a cookie that the old key signed still opens the session', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await rotateKeys()
  timePasses(150)
  expect((await browser.open(`${MARKET}/who/x`)).json()).toMatchObject({ member: { email: EMAIL } })
  expect((await browser.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })
})
