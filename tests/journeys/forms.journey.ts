import { afterAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { putFirstProductInBasket, signIn } from '../support/house-steps.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { LONG_FORMS } from '../support/long-forms.ts'
import { newVisitor } from '../support/new-visitor.ts'
import { stackUrl } from '../support/stack-url.ts'

const browser = await launchBrowser()
afterAll(() => browser.close())

const visitor = await newVisitor(browser)
const { page, context } = visitor
await putFirstProductInBasket(page, stackUrl)
await page.goto(stackUrl('blog'))
await signIn(page, 'maker@rose.localhost', stackUrl)

describe('a session that ends in the middle', () => {
  test.each(LONG_FORMS)('of the form of a $name costs nothing that was typed', async ({ app, page: path, field }) => {
    await page.goto(stackUrl(app, path))
    await type(page, field, 'Typed for half an hour.')
    await context.clearCookies({ name: 'rose_session', domain: new URL(stackUrl(app)).hostname })
    await page.locator('form[data-draft]').evaluate((form) => ((form as HTMLFormElement).noValidate = true))
    await page.locator('form[data-draft] button[type=submit]').click()
    await page.getByText('What you typed is here; it has not been sent yet.').waitFor()
    expect(await page.locator(`form[data-draft] [name="${field}"]`).inputValue()).toBe('Typed for half an hour.')
    await page.getByRole('button', { name: 'Throw it away' }).first().click()
  })
})

describe('what was typed and not sent', () => {
  test('is offered again in the same browser, and gone when it was sent', async () => {
    await page.goto(stackUrl('blog', '/desk/posts/new'))
    await type(page, 'text', 'Half a thought.')
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto(stackUrl('blog', '/desk/posts/new'))
    expect(await page.locator('[name="text"]').inputValue()).toBe('')
    await page.locator('#notices').getByRole('button', { name: 'Show it' }).click()
    expect(await page.locator('[name="text"]').inputValue()).toBe('Half a thought.')
    await page.getByLabel('Title').fill('A thought')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/\/desk\/posts\/[0-9a-f-]{36}$/)
    await page.goto(stackUrl('blog', '/desk/posts/new'))
    expect(await page.getByRole('button', { name: 'Show it' }).count()).toBe(0)
  })

  test('asks before the page is left', async () => {
    await page.goto(stackUrl('blog', '/desk/posts/new'))
    await type(page, 'text', 'Not yet.')
    const asked = page.waitForEvent('dialog')
    void page.getByRole('link', { name: 'Back to the desk' }).click()
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
    await page.waitForURL('**/desk/posts')
  })

  test('and what was pressed can be pressed again by who stays', async () => {
    await openForm(page)
    await page.getByLabel('Title').fill('Stayed')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/\/desk\/posts\/[0-9a-f-]{36}$/)
    await type(page, 'text', 'Not yet.')
    const publish = page.getByRole('button', { name: 'Publish now' })
    const asked = page.waitForEvent('dialog')
    void publish.click({ noWaitAfter: true })
    await (await asked).dismiss()
    await page.locator('html:not([data-busy])').waitFor()
    page.once('dialog', (dialog) => void dialog.accept())
    await publish.click()
    await page.waitForURL((url) => !url.pathname.startsWith('/desk'))
  })
})

test('a page that Back brings whole is shown to nobody but its member', async () => {
  const name = 'rose_signed_in'
  const hint = (await context.cookies()).find((cookie) => cookie.name === name)!
  const [, mark = ''] = hint.value.split('.')
  const comeBack = () =>
    page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
      return document.documentElement.hidden
    })
  await openForm(page)
  await type(page, 'text', 'Between us.')
  await context.addCookies([{ ...hint, value: `later.${mark}` }])
  expect(await comeBack()).toBe(false)
  await context.addCookies([{ ...hint, value: 'later.somebody-else' }])
  expect(await comeBack()).toBe(true)
  await page.waitForFunction(() => !document.documentElement.hidden && document.querySelector('[data-draft=offered]'))
  expect(await page.locator('[name="text"]').inputValue()).toBe('')
  await context.addCookies([hint])
})

test('two tabs on two new posts keep a draft each; only a closed one is offered elsewhere', async () => {
  const offers = (tab: Page) => tab.locator('#notices').getByRole('button', { name: 'Show it' })
  const other = await context.newPage()
  await openForm(page)
  await page.evaluate(() => localStorage.clear())
  await type(page, 'text', 'Of the first tab')
  await openForm(other)
  expect(await offers(other).count()).toBe(0)
  await type(other, 'text', 'Of the second tab')
  await page.getByLabel('Title').fill('The first')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/\/desk\/posts\/[0-9a-f-]{36}$/)
  await page.locator('form[data-draft="offered"]').waitFor()
  expect(await offers(page).count()).toBe(0)
  await other.close()
  await openForm(page)
  await offers(page).click()
  expect(await page.locator('[name="text"]').inputValue()).toBe('Of the second tab')
  await page.getByLabel('Title').fill('The second')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/\/desk\/posts\/[0-9a-f-]{36}$/)
})

test('of two tabs on one draft, the second sees both versions and chooses', async () => {
  await page.goto(stackUrl('blog', '/desk/posts/new'))
  await page.getByLabel('Title').fill('Two tabs')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/\/desk\/posts\/[0-9a-f-]{36}$/)
  const other = await context.newPage()
  await other.goto(page.url())
  for (const [tab, text] of [
    [page, 'From the first'],
    [other, 'From the second'],
  ] as const) {
    await type(tab, 'text', text)
    await tab.getByRole('button', { name: 'Save' }).click()
    await tab.waitForLoadState()
  }
  await other.getByText('Saved meanwhile: From the first').waitFor()
  await other.getByRole('button', { name: 'Save what is chosen' }).click()
  await other.getByText('Saved.').waitFor()
  expect(await other.locator('[name="text"]').inputValue()).toBe('From the second')
  await type(page, 'text', 'From the first again')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByLabel('Take this instead of mine').check()
  await page.getByRole('button', { name: 'Save what is chosen' }).click()
  await page.getByText('Saved.').waitFor()
  expect(await page.locator('[name="text"]').inputValue()).toBe('From the second')
  await other.close()
})

async function openForm(tab: Page): Promise<void> {
  await tab.goto(stackUrl('blog', '/desk/posts/new'))
  await tab.locator('form[data-draft="offered"]').waitFor()
}

async function type(tab: Page, field: string, text: string): Promise<void> {
  await tab.locator(`form[data-draft] [name="${field}"]`).fill(text)
}
