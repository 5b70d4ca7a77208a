import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { BLOG, EMAIL, MARKET, openHouse, signIn } from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

test('a Redis that lost everything costs a sign-on without a click, not a letter', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await browser.open(`${MARKET}/who/shelf`)
  const letters = await house.ctx.db.outgoingMail.count()
  await house.ctx.redis.flushdb()
  for (const page of [`${BLOG}/who/x`, `${MARKET}/who/shelf`]) {
    const landed = await browser.open(page)
    expect({ url: landed.url, body: landed.json() }).toMatchObject({ url: page, body: { member: { email: EMAIL } } })
  }
  expect(await house.ctx.db.outgoingMail.count()).toBe(letters)
})
