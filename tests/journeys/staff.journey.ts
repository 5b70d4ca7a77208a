import { afterAll, expect, test } from '@jest/globals'
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

test('an editor who reads a story goes from it to its form', async () => {
  const { page, close } = await newVisitor(browser)
  await page.goto(stackUrl('blog', '/rye-slowly/'))
  await signIn(page, 'maureen@rose.localhost', stackUrl)
  await page.locator('article').getByRole('link', { name: 'Edit', exact: true }).click()
  await page.waitForURL('**/desk/posts/*')
  expect(await page.getByLabel('Title').inputValue()).toMatch(/rye/i)
  await close()
})
