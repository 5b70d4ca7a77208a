import { afterAll, describe, expect, test } from '@jest/globals'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import type { Page } from 'playwright-core'
import { askHost } from '../support/ask-host.ts'
import { checkOut, isSignedIn, pay, putFirstProductInBasket, signIn } from '../support/house-steps.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { waitForMail } from '../support/mailbox.ts'
import { newVisitor } from '../support/new-visitor.ts'
import { stackUrl } from '../support/stack-url.ts'

const POST = '/autumn-boxes-leeks-quinces-and-an-apology/'

const browser = await launchBrowser()
afterAll(() => browser.close())

/** The walk a newcomer takes through the whole house, with and without JavaScript. */
describe.each([
  { javaScript: true, email: 'walker@example.org', words: 'with JavaScript' },
  { javaScript: false, email: 'plain-walker@example.org', words: 'without JavaScript' },
])('the walk $words', ({ javaScript, email }) => {
  test('reads, puts something in the basket, signs in, pays, looks around and signs out everywhere', async () => {
    const visitor = await newVisitor(browser, { javaScript })
    const { page } = visitor

    const product = await putFirstProductInBasket(page, stackUrl)

    await page.goto(stackUrl('blog'))
    await page.locator(`a[href$="${POST}"]`).first().click()
    await page.waitForURL(`**${POST}`)
    await expectComposed(page)

    await signIn(page, email, stackUrl)
    expect(page.url()).toBe(stackUrl('blog', POST))
    expect(await isSignedIn(page)).toBe(true)

    await page.goto(stackUrl('market'))
    expect(new URL(page.url()).host).toBe(new URL(stackUrl('market')).host)
    expect(await isSignedIn(page)).toBe(true)

    await page.goto(stackUrl('cart'))
    await page.getByRole('link', { name: product, exact: true }).waitFor()
    const before = await stockOf(page, product)
    await checkOut(page, stackUrl)
    const number = await pay(page)
    expect(await stockOf(page, product)).not.toBe(before)

    const receipt = await waitForMail(stackUrl('mail'), { to: email, subject: number })
    expect(receipt.text).toContain(product)
    await page.goto(stackUrl('account'))
    await page.getByText(number).first().waitFor()

    await page.goto(stackUrl('events', '/month/2026-12'))
    await page
      .getByRole('link', { name: /winter fair/i })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: 'Winter fair' }).waitFor()

    await page.goto(stackUrl('federation', '/?from=blog'))
    await page
      .getByRole('link', { name: /Autumn boxes/ })
      .first()
      .waitFor()

    await signOut(page)
    for (const app of ['blog', 'market', 'events', 'federation', 'cart'] as const) {
      // Each app is told from the log, a moment after the page that says so.
      await waitUntil(`${app} to forget the session`, async () => {
        await page.goto(stackUrl(app))
        return !(await isSignedIn(page))
      })
    }
    expect(visitor.troubles).toEqual([])
    await visitor.close()
  })
})

test.each([
  { javaScript: true, words: 'with JavaScript' },
  { javaScript: false, words: 'without JavaScript' },
])('after signing out, Back shows no page of the member, $words', async ({ javaScript }) => {
  const own = await launchBrowser({ keepsPages: true })
  const { page, context } = await newVisitor(own, { javaScript })
  await page.goto(stackUrl('blog'))
  await signIn(page, 'maureen@rose.localhost', stackUrl)
  const seen = [stackUrl('market'), stackUrl('events'), stackUrl('blog', POST)]
  for (const url of seen) {
    await page.goto(url)
    expect(await isSignedIn(page)).toBe(true)
  }
  await signOut(page)
  for (const url of seen) {
    await waitUntil(`${url} to forget the session`, async () => {
      const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join('; ')
      return !/action="\/auth\/logout"/.test((await askHost(url, { headers: { cookie, accept: 'text/html' } })).text)
    })
  }
  const shown: string[] = []
  while (!shown.includes(stackUrl('market')) && shown.length < 12) {
    await page.goBack()
    shown.push(page.url())
    await waitUntil(`${page.url()} to show no member`, async () => !/Maureen/.test(await page.content()))
  }
  expect(shown).toEqual(expect.arrayContaining(seen))
  await own.close()
})

/** The post page is made of five apps: their pieces are all there. */
async function expectComposed(page: Page): Promise<void> {
  await page.locator('article').first().waitFor()
  await page.locator('.product-tile').first().waitFor()
  await page.locator('.entry-line').first().waitFor()
  expect(await page.locator('#cart-mini').innerText()).toMatch(/Basket/)
  expect(await page.locator('#account-nav').innerText()).toMatch(/sign in/i)
  expect(await page.getByRole('link', { name: 'Repair café' }).count()).toBeGreaterThan(0)
}

/** What the shop says is left of a product, read off its page. */
async function stockOf(page: Page, product: string): Promise<string> {
  await page.goto(stackUrl('market', `/search?q=${encodeURIComponent(product)}`))
  await page.locator('.product-tile__name a', { hasText: product }).first().click()
  await page.getByRole('heading', { level: 1, name: product }).waitFor()
  return page.locator('.product__buy').first().innerText()
}

async function signOut(page: Page): Promise<void> {
  await page.goto(stackUrl('blog'))
  await page.locator('#account-nav > a').click()
  await page
    .getByRole('button', { name: /sign out/i })
    .first()
    .click()
  await page
    .getByText(/signed out here/i)
    .first()
    .waitFor()
}
