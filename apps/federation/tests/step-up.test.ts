import { afterAll, beforeEach, expect, test } from '@jest/globals'
import type { Browser } from '@rose-ash/server/testing/browser'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { decodeJwt } from 'jose'
import { BLOG, EMAIL, openHouse, postOf, signIn, tokenOf, WHO } from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

const ADMINISTRATION = `${BLOG}/guarded`

/** Makes it look as if everybody had signed in an hour ago, at the provider and in the apps. */
async function anHourPasses(): Promise<void> {
  const { db, redis } = house.ctx
  const hourAgo = Math.floor(Date.now() / 1000) - 3600
  for (const row of await db.oidcPayload.findMany({ where: { kind: 'Session' } })) {
    const payload = { ...(row.payload as object), loginTs: hourAgo }
    await db.oidcPayload.update({ where: { kind_idHash: { kind: 'Session', idHash: row.idHash } }, data: { payload } })
  }
  for (const key of await redis.keys('rose:session:*')) {
    const session = JSON.parse((await redis.get(key))!)
    session.passport.user.authTime = hourAgo
    await redis.set(key, JSON.stringify(session), 'KEEPTTL')
  }
}

async function proveAgain(browser: Browser, ask: string) {
  await browser.submit(ask, { email: EMAIL })
  const { link } = await house.letter(EMAIL)
  return browser.submit(postOf(link), { t: tokenOf(link) })
}

test('who has just signed in passes', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  expect((await browser.get(ADMINISTRATION)).json()).toEqual({ done: true })
})

test('who signed in an hour ago proves once more who they are, and lands where they were going', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await anHourPasses()
  const ask = await browser.open(ADMINISTRATION)
  expect(ask.text).toContain('Is it you?')
  const landed = await proveAgain(browser, ask.url)
  expect({ url: landed.url, body: landed.json() }).toEqual({ url: ADMINISTRATION, body: { done: true } })
  const { idToken } = await house.newestSession('blog')
  expect(Date.now() / 1000 - decodeJwt<{ auth_time: number }>(idToken).auth_time).toBeLessThan(1_800)
})

test('a form sent too late does nothing and goes back to its page', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await anHourPasses()
  const answer = await browser.post(ADMINISTRATION, {}, { referer: `${BLOG}/guarded?tab=2` })
  const { pathname, searchParams } = new URL(answer.location ?? '', BLOG)
  expect([pathname, searchParams.get('fresh')]).toEqual(['/auth/login', '1'])
  // The form is kept for this browser, and its page shows it filled again.
  const [mark] = answer.setCookie.flatMap((line) => /^rose_kept_([\w-]{8})=/.exec(line)?.[1] ?? [])
  expect(searchParams.get('next')).toBe(`/guarded?tab=2&kept=${mark}`)
})

test('a script is refused', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await anHourPasses()
  expect((await browser.post(ADMINISTRATION, {}, { accept: 'application/json' })).status).toBe(403)
})

test('an ordinary page does not ask again', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await anHourPasses()
  expect((await browser.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })
})

test('somebody else cannot take over by proving themselves in the middle', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await anHourPasses()
  const ask = await browser.open(ADMINISTRATION)
  await browser.submit(ask.url, { email: 'other@members.example' })
  const { link } = await house.letter('other@members.example')
  expect((await browser.submit(postOf(link), { t: tokenOf(link) })).status).toBe(409)
  expect((await browser.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })
})
