import { afterAll, expect, test } from '@jest/globals'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import type { Page } from 'playwright-core'
import { findPageFaults } from '../support/find-page-faults.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { newVisitor } from '../support/new-visitor.ts'
import { stackUrl } from '../support/stack-url.ts'

const browser = await launchBrowser()
afterAll(() => browser.close())

const scrolled = (page: Page) => page.evaluate(() => window.scrollY)
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

test('a shopper on a phone opens the filters where they press, chooses two, adds a thing and finds it marked', async () => {
  const { page, troubles, close } = await newVisitor(browser, { viewport: 'phone' })
  await page.goto(stackUrl('market', '/categories/larder'))
  await page.getByText('Filters and order').click()
  const organic = page.getByRole('checkbox', { name: /Organic/ })
  expect((await organic.boundingBox())!.y).toBeLessThan(844)
  expect(await scrolled(page)).toBe(0)
  await organic.check()
  await page.getByRole('checkbox', { name: /In stock/ }).check()
  await page.getByRole('button', { name: 'Show these' }).click()
  await page.waitForURL('**label=organic**')
  expect(page.url()).toContain('availability=in-stock')

  const tile = page.locator('.product-tile:has(.add-to-basket)').first()
  const id = (await tile.locator('.add-to-basket').getAttribute('id'))!
  await tile.getByRole('button', { name: /^Add/ }).click()
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  expect(await focused(page)).toBe(id)
  await page.reload()
  expect(await page.locator(`#${id} .in-basket`).innerText()).toBe('In your basket: 1')

  await page.locator('.product-tile__name a').first().click()
  await page.getByRole('spinbutton', { name: 'How many' }).fill('2')
  const add = page.getByRole('button', { name: /^Add/ }).first()
  expect((await add.boundingBox())!.y).toBeLessThan(844)
  await add.click()
  await page.getByText(/In your basket: 3/).waitFor()
  await page.goBack()
  await page.locator(`#${id}`).getByText('In your basket: 3').waitFor()

  await page.goto(stackUrl('cart'))
  const quantity = page.getByRole('spinbutton', { name: /^How many/ })
  await quantity.fill('4')
  await quantity.press('Enter')
  await page.locator('#cart-mini .count', { hasText: '4' }).waitFor()
  expect(await focused(page)).toMatch(/^quantity-/)
  expect(troubles).toEqual([])
  await close()
})

test('letters twice as large leave every place within reach on the smallest phone', async () => {
  const { page, close } = await newVisitor(browser, { viewport: 'smallest' })
  await page.goto(stackUrl('market', '/products/white-sourdough'))
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  expect(await findPageFaults(page)).toEqual([])
  const basket = await page.locator('#cart-mini').boundingBox()
  expect(basket!.x + basket!.width).toBeLessThanOrEqual(320)
  expect(basket!.y + basket!.height).toBeLessThanOrEqual(640)
  await close()
})

test('a word without end makes no page wider than a phone', async () => {
  const { page, close } = await newVisitor(browser, { viewport: 'phone' })
  for (const app of ['blog', 'federation'] as const) {
    await page.goto(stackUrl(app))
    await page.evaluate(() => {
      for (const words of document.querySelectorAll('main :is(h2, h3) a, main p')) words.textContent = 'x'.repeat(300)
    })
    expect(await findPageFaults(page)).toEqual([])
  }
  await close()
})

test('without JavaScript the answer to "Add" is on the screen that it leads to, and the thing is marked wherever it stands', async () => {
  const { page, close } = await newVisitor(browser, { viewport: 'phone', javaScript: false })
  await page.goto(stackUrl('market', '/categories/larder'))
  await page.locator('.product-tile').last().scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: /^Add/ }).last().click()
  const said = await page.getByText(/is in your basket/).boundingBox()
  expect(said!.y).toBeGreaterThanOrEqual(0)
  expect(said!.y + said!.height).toBeLessThan(844)
  const marked = page.locator('.product-tile', { hasText: 'In your basket: 1' })
  // The basket's count may come too late for one page, and what stands beside "Add" with it.
  await waitUntil('the tile is marked', async () => {
    await page.goto(stackUrl('market', '/categories/larder'))
    return (await marked.count()) === 1
  })
  const href = (await marked.locator('.product-tile__name a').getAttribute('href'))!
  await waitUntil('the product’s own page is marked', async () => {
    await page.goto(stackUrl('market', href))
    return (await page.locator('.product .in-basket', { hasText: 'In your basket: 1' }).count()) === 1
  })
  await close()
})
