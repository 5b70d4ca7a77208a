import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { beginTotp } from '@rose-ash/domains/identity/totp/begin-totp'
import { confirmTotp } from '@rose-ash/domains/identity/totp/confirm-totp'
import { redeemSecondFactor } from '@rose-ash/domains/identity/totp/redeem-second-factor'
import { stepAt, totpCode } from '@rose-ash/domains/identity/totp/totp'
import type { Browser } from '@rose-ash/server/testing/browser'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { decodeJwt } from 'jose'
import { askForLetter, EMAIL, openHouse, postOf, signIn, tokenOf, WHO } from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

/** A member whose app has been confirmed by the code of the step before this one. */
async function memberWithApp() {
  const { ctx } = house
  const member = await signIn(house, house.browser())
  const { secret } = await ctx.transact((tx) => beginTotp(ctx, tx, member.id))
  const codeOf = (steps: number) => totpCode(secret, stepAt(new Date()) + steps)
  const recoveryCodes = await ctx.transact((tx) => confirmTotp(ctx, tx, { memberId: member.id, code: codeOf(-1) }))
  return { member, codeOf, recoveryCodes: recoveryCodes ?? [] }
}

/** Goes as far as the letter leads. */
async function proveLetter(browser: Browser) {
  await askForLetter(browser)
  const { link } = await house.letter(EMAIL)
  return browser.submit(postOf(link), { t: tokenOf(link) })
}

test('after the letter the code of the app is asked for, and the tokens say so', async () => {
  const { codeOf } = await memberWithApp()
  const browser = house.browser()
  const second = await proveLetter(browser)
  expect(new URL(second.url).pathname).toMatch(/^\/sign-in\/[\w-]+\/second$/)
  expect((await browser.get(WHO)).json()).toEqual({ member: null })
  expect((await browser.submit(second.url, { code: codeOf(0) })).url).toBe(WHO)
  const { idToken } = await house.newestSession('blog')
  expect(decodeJwt(idToken)).toMatchObject({ acr: 'urn:rose-ash:letter-and-code', amr: ['mail', 'otp', 'mfa'] })
})

test('a code of the app counts once', async () => {
  const { codeOf } = await memberWithApp()
  const code = codeOf(0)
  const [first, thief] = [house.browser(), house.browser()]
  const second = await proveLetter(first)
  await first.submit(second.url, { code })
  const again = await proveLetter(thief)
  expect((await thief.post(again.url, { code })).status).toBe(422)
})

test('of twenty tries with one code at once one signs in', async () => {
  const { member, codeOf } = await memberWithApp()
  const { ctx } = house
  const tries = Array.from({ length: 20 }, () =>
    ctx.transact((tx) => redeemSecondFactor(ctx, tx, { memberId: member.id, code: codeOf(0) })),
  )
  expect((await Promise.all(tries)).filter((factor) => factor === 'otp').length).toBe(1)
})

test('a recovery code opens once, however it is typed', async () => {
  const { recoveryCodes } = await memberWithApp()
  const code = recoveryCodes[3]!.toLowerCase().replace('-', ' ')
  const [first, thief] = [house.browser(), house.browser()]
  const second = await proveLetter(first)
  expect((await first.submit(second.url, { code })).url).toBe(WHO)
  const again = await proveLetter(thief)
  expect((await thief.post(again.url, { code })).status).toBe(422)
})

test('five wrong codes end a sign-in, also when a right one follows', async () => {
  const { codeOf } = await memberWithApp()
  const browser = house.browser()
  const second = await proveLetter(browser)
  for (let round = 0; round < 5; round += 1) await browser.post(second.url, { code: '000 000' })
  expect((await browser.post(second.url, { code: codeOf(0) })).status).toBe(410)
})

test('recovery codes are kept as hashes', async () => {
  const { recoveryCodes } = await memberWithApp()
  const rows = await house.ctx.db.recoveryCode.findMany()
  expect(rows.length).toBe(10)
  expect(JSON.stringify(rows)).not.toContain(recoveryCodes[0])
})

test('of twenty uses of one recovery code at once one wins, and the member is told how many are left', async () => {
  const { member, recoveryCodes } = await memberWithApp()
  const { ctx } = house
  const uses = Array.from({ length: 20 }, () =>
    ctx.transact((tx) => redeemSecondFactor(ctx, tx, { memberId: member.id, code: recoveryCodes[0]! })),
  )
  expect((await Promise.all(uses)).filter((factor) => factor === 'recovery').length).toBe(1)
  const told = await ctx.db.activity.findMany({ where: { type: 'account.code.used' } })
  expect(told.map(({ object }) => object)).toEqual([{ memberId: member.id, left: 9 }])
})

test('the recovery code of somebody else is worth nothing', async () => {
  const { recoveryCodes } = await memberWithApp()
  const other = await signIn(house, house.browser(), 'other@members.example')
  const { ctx } = house
  const use = ctx.transact((tx) => redeemSecondFactor(ctx, tx, { memberId: other.id, code: recoveryCodes[0]! }))
  expect(await use).toBeUndefined()
})
