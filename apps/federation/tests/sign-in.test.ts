import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { BLOG, type Browser, FEDERATION, MARKET, openHouse } from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

const EMAIL = 'rosa@members.example'
const WHO = `${BLOG}/who/first-frost?x=1`

test('a letter signs a reader in and takes them back to the page they came from', async () => {
  const browser = house.browser()
  const wait = await askForLetter(browser)
  expect(wait.status).toBe(200)
  const { link } = await house.letter(EMAIL)
  const page = await browser.open(link)
  expect(page.text).toContain('Sign in')
  const landed = await browser.submit(`${FEDERATION}${new URL(link).pathname}`, { t: tokenOf(link) })
  expect(landed.url).toBe(WHO)
  expect(landed.json()).toMatchObject({ member: { email: EMAIL, roles: ['member'] } })
})

async function askForLetter(browser: Browser, email = EMAIL, next = '/who/first-frost?x=1') {
  const ask = await browser.open(`${BLOG}/auth/login?next=${encodeURIComponent(next)}`)
  expect(new URL(ask.url).pathname).toMatch(/^\/sign-in\/[\w-]+$/)
  return browser.submit(ask.url, { email })
}

function tokenOf(link: string): string {
  return new URL(link).searchParams.get('t')!
}

void MARKET
