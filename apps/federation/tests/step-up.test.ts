import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { addPasskey } from '@rose-ash/domains/identity/passkeys/add-passkey'
import { replaceRecoveryCodes } from '@rose-ash/domains/identity/totp/recovery-codes'
import type { Browser } from '@rose-ash/server/testing/browser'
import { createSoftAuthenticator } from '@rose-ash/server/testing/soft-authenticator'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { decodeJwt } from 'jose'
import { BLOG, EMAIL, FEDERATION, openHouse, postOf, signIn, tokenOf, WHO } from './house.ts'

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

/** A member with a passkey who has just signed in by a letter all the same. */
async function signedInByLetter() {
  const browser = house.browser()
  const { id: memberId } = await signIn(house, browser)
  const authenticator = createSoftAuthenticator({ rpId: 'rose.localhost' })
  const { credentialId, publicKey } = authenticator
  const passkey = { memberId, credentialId, publicKey, signatureCount: 0, transports: [], isBackedUp: false, name: 'x' }
  await house.ctx.transact((tx) => addPasskey(house.ctx, tx, passkey))
  return { browser, memberId, authenticator }
}

async function answerAt(
  browser: Browser,
  uid: string,
  authenticator: ReturnType<typeof createSoftAuthenticator>,
  memberId: string,
) {
  const { challenge } = (await browser.post(`${uid}/passkey/options`, {})).json<{ challenge: string }>()
  const answer = authenticator.answer({ challenge, origin: FEDERATION, userHandle: memberId })
  return browser.submit(`${uid}/passkey`, { credential: JSON.stringify(answer) })
}

test('who has a passkey proves it for what matters, however fresh their letter is', async () => {
  const { browser, memberId, authenticator } = await signedInByLetter()
  expect((await browser.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })
  const ask = await browser.open(ADMINISTRATION)
  expect(ask.text).toContain('Is it you?')
  const landed = await answerAt(browser, ask.url, authenticator, memberId)
  expect({ url: landed.url, body: landed.json() }).toEqual({ url: ADMINISTRATION, body: { done: true } })
})

test('one more letter does not stand in for the passkey', async () => {
  const { browser, memberId, authenticator } = await signedInByLetter()
  const ask = await browser.open(ADMINISTRATION)
  const second = await proveAgain(browser, ask.url)
  expect(new URL(second.url).pathname).toMatch(/^\/sign-in\/[\w-]+\/second$/)
  expect((await browser.get(ADMINISTRATION)).status).toBe(303)
  const landed = await answerAt(browser, ask.url, authenticator, memberId)
  expect(landed.json()).toEqual({ done: true })
})

test('a recovery code after the letter stands in for a lost passkey, once', async () => {
  const { browser, memberId } = await signedInByLetter()
  const [code = ''] = await house.ctx.transact((tx) => replaceRecoveryCodes(house.ctx, tx, memberId))
  const first = await proveAgain(browser, (await browser.open(ADMINISTRATION)).url)
  expect((await browser.submit(first.url, { code })).json()).toEqual({ done: true })
  const other = house.browser()
  await signIn(house, other)
  const again = await proveAgain(other, (await other.open(ADMINISTRATION)).url)
  expect((await other.post(again.url, { code })).status).toBe(422)
})

test('the passkey of somebody else is no proof', async () => {
  const { browser, memberId, authenticator } = await signedInByLetter()
  await house.ctx.db.passkey.updateMany({
    data: { memberId: (await signIn(house, house.browser(), 'other@members.example')).id },
  })
  const own = createSoftAuthenticator({ rpId: 'rose.localhost' })
  const { credentialId, publicKey } = own
  const passkey = { memberId, credentialId, publicKey, signatureCount: 0, transports: [], isBackedUp: false, name: 'x' }
  await house.ctx.transact((tx) => addPasskey(house.ctx, tx, passkey))
  const ask = await browser.open(ADMINISTRATION)
  const { memberId: otherId } = await house.ctx.db.passkey.findFirstOrThrow({
    where: { credentialId: authenticator.credentialId },
  })
  expect((await answerAt(browser, ask.url, authenticator, otherId)).status).toBe(409)
  expect((await browser.get(ADMINISTRATION)).status).toBe(303)
})
