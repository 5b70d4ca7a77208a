import { afterAll, expect, test } from '@jest/globals'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import type { Page } from 'playwright-core'
import { signIn } from '../support/house-steps.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { newVisitor } from '../support/new-visitor.ts'
import { stackUrl } from '../support/stack-url.ts'

const browser = await launchBrowser()
afterAll(() => browser.close())

/** From the front page to where each of them works, by clicking: at a desk through the masthead, on a phone through "Me". */
test.each([
  { who: 'an editor', email: 'maureen@rose.localhost', desk: 'The editors’ desk', heading: 'Desk' },
  { who: 'a seller', email: 'piotr@rose.localhost', desk: 'The sellers’ desk', heading: 'The sellers’ desk' },
  { who: 'a steward', email: 'steward@rose.localhost', desk: 'The orders of the house', heading: 'Orders' },
])('$who reaches their work from the front page', async ({ email, desk, heading }) => {
  const { context, page, troubles, close } = await newVisitor(browser)
  await page.goto(stackUrl('blog'))
  await signIn(page, email, stackUrl)
  await page.getByText('Your work', { exact: true }).click()
  await page.locator('.work-menu').getByRole('link', { name: desk }).click()
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()

  const phone = await newVisitor(browser, { viewport: 'phone', storageState: await context.storageState() })
  await phone.page.goto(stackUrl('blog'))
  await phone.page.locator('#account-nav > a').click()
  await phone.page.getByRole('heading', { name: 'Your work' }).waitFor()
  await phone.page.getByRole('main').getByRole('link', { name: desk }).click()
  await phone.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
  expect([...troubles, ...phone.troubles]).toEqual([])
  await Promise.all([phone.close(), close()])
})

/** Without scripts, from the front page to a piece of work that is done, and to the answer where they look. */
const WORK: readonly { who: string; email: string; desk: string; work: (page: Page) => Promise<void> }[] = [
  {
    who: 'an editor writes',
    email: 'maker@rose.localhost',
    desk: 'The editors’ desk',
    async work(page) {
      await page.getByRole('link', { name: 'Write something' }).click()
      await page.getByLabel('Title').fill('Without scripts')
      await page.getByLabel('Text', { exact: true }).fill('It was written **by hand**.')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText(/^Saved as a draft\./).waitFor()
      await page.getByRole('link', { name: 'Preview' }).click()
      await page.locator('strong', { hasText: 'by hand' }).waitFor()
    },
  },
  {
    who: 'a seller counts',
    email: 'piotr@rose.localhost',
    desk: 'The sellers’ desk',
    async work(page) {
      const row = page.locator('tr:has([name="onHand"])').first()
      await row.locator('[name="onHand"]').fill('17')
      await row.getByRole('button', { name: /^Count/ }).click()
      await row.getByText('Saved.', { exact: true }).waitFor()
      expect(await row.locator('[name="onHand"]').inputValue()).toBe('17')
    },
  },
  {
    who: 'a steward packs an order and hands it over',
    email: 'steward@rose.localhost',
    desk: 'The orders of the house',
    async work(page) {
      await page.getByRole('link', { name: /^To pack/ }).click()
      await page.waitForURL('**/desk/orders?show=to-pack')
      const number = await page.locator('tbody th').last().innerText()
      const row = page.locator(`#order-${number}`)
      await row.getByRole('button', { name: 'Mark packed' }).click()
      await page.getByText(/^Packed\. The buyer is told/).waitFor()
      expect(await row.count()).toBe(0)
      await page.getByRole('link', { name: /^To hand over/ }).click()
      await row.getByRole('button', { name: 'Mark handed over' }).click()
      await page.getByText(/^Handed over\./).waitFor()
      expect(await row.count()).toBe(0)
    },
  },
]

test.each(WORK)('$who without JavaScript', async ({ email, desk, work }) => {
  const { page, troubles, close } = await newVisitor(browser, { javaScript: false })
  await page.goto(stackUrl('blog'))
  await signIn(page, email, stackUrl)
  await waitForMenu(page)
  await page.getByText('Your work', { exact: true }).click()
  await page.locator('.work-menu').getByRole('link', { name: desk }).click()
  await work(page)
  expect(troubles).toEqual([])
  await close()
})

test('an editor who reads a story goes from it to its form', async () => {
  const { page, close } = await newVisitor(browser)
  await page.goto(stackUrl('blog', '/rye-slowly/'))
  await signIn(page, 'maureen@rose.localhost', stackUrl)
  await page.locator('article').getByRole('link', { name: 'Edit', exact: true }).click()
  await page.waitForURL('**/desk/posts/*')
  expect(await page.getByLabel('Title').inputValue()).toMatch(/rye/i)
  await close()
})

/** On a slow machine a page may be sent without the piece of another app; the next one has it. */
async function waitForMenu(page: Page): Promise<void> {
  await waitUntil('the menu of their work', async () => {
    if ((await page.locator('.work-menu').count()) > 0) return true
    await page.reload()
    return false
  })
}
