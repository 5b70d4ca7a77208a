import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { inviteMember } from '@rose-ash/domains/account/invitations/invite-member'
import { suspendMember } from '@rose-ash/domains/account/members/suspend-member'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import type { Browser } from '@rose-ash/server/testing/browser'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { BLOG, openHouse, WHO } from './house.ts'

const NELL = 'shopper.27742@members.example'
const house = await openHouse()
const { ctx } = house
afterAll(() => house.close())
beforeEach(resetStores)

async function invite(email = NELL): Promise<string> {
  const { id: byId } = await createMember(ctx, { roles: ['administrator'] })
  const { token } = await ctx.transact((tx) => inviteMember(ctx, tx, { email, roles: ['seller'], byId }))
  return token
}

function follow(browser: Browser, token: string) {
  const next = encodeURIComponent('/who/first-frost?x=1')
  return browser.open(`${BLOG}/auth/login?next=${next}&invitation=${token}`)
}

test('an invitation proves the address: one press signs in and accepts, and the name is asked, not guessed', async () => {
  const browser = house.browser()
  const page = await follow(browser, await invite())
  expect(page.text).toContain(`Sign in with ${NELL}`)
  expect(page.text).toContain('Looks after the shop')
  expect(await ctx.services.account.findByEmail(ctx.db, NELL)).toBeUndefined()
  const nameless = await browser.post(`${page.url}/invitation`, { name: '' })
  expect({ status: nameless.status, says: nameless.text.includes('Tell us what to call you.') }).toEqual({
    status: 422,
    says: true,
  })
  const landed = await browser.submit(`${page.url}/invitation`, { name: 'Nell' })
  expect(landed.url).toBe(WHO)
  expect(landed.json()).toMatchObject({ member: { email: NELL, name: 'Nell', roles: ['member', 'seller'] } })
})

test('opening the page of an invitation changes nothing, and of two browsers that press one is signed in', async () => {
  const token = await invite()
  const [one, other] = [house.browser(), house.browser()]
  const pages = [await follow(one, token), await follow(other, token)]
  expect(await ctx.db.invitation.count({ where: { acceptedAt: { not: null } } })).toBe(0)
  const answers = [
    await one.post(`${pages[0]!.url}/invitation`, { name: 'Nell' }),
    await other.post(`${pages[1]!.url}/invitation`, { name: 'Mallory' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([303, 410])
  expect(await ctx.services.account.findByEmail(ctx.db, NELL)).toMatchObject({ name: 'Nell' })
})

test('an invitation taken back while its page was open signs nobody in; nor does one of a resting member', async () => {
  const browser = house.browser()
  const page = await follow(browser, await invite())
  await ctx.db.invitation.updateMany({ data: { revokedAt: new Date() } })
  expect((await browser.post(`${page.url}/invitation`, { name: 'Nell' })).status).toBe(410)
  expect(await ctx.services.account.findByEmail(ctx.db, NELL)).toBeUndefined()
  const { id: memberId, email } = await createMember(ctx)
  const again = await follow(browser, await invite(email))
  await ctx.transact((tx) => suspendMember(ctx, tx, { memberId, byId: null }))
  const refused = await browser.post(`${again.url}/invitation`, {})
  expect({ status: refused.status, says: refused.text.includes('resting') }).toEqual({ status: 410, says: true })
})
