import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { Page, Request } from 'playwright-core'
import { findAxeViolations } from '../support/find-axe-violations.ts'
import { findPageFaults } from '../support/find-page-faults.ts'
import { putFirstProductInBasket, signIn } from '../support/house-steps.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { newVisitor, VIEWPORTS, type Visitor } from '../support/new-visitor.ts'
import { EVERY_PAGE, type HousePage, type PageReader } from '../support/pages-of-the-house.ts'
import { stackUrl } from '../support/stack-url.ts'

const browser = await launchBrowser()
afterAll(() => browser.close())

/** Every page, as whoever may see it: no barrier, nothing wider than the screen, one headline, no script that fails. */
describe.each(Object.keys(EVERY_PAGE) as PageReader[])('as %s', (reader) => {
  const pages = EVERY_PAGE[reader].map((shown) => ({ ...shown, looked: Promise.withResolvers<void>() }))

  beforeAll(async () => {
    const first = await newVisitor(browser)
    if (reader !== 'anonymous') await arrive(first.page, reader)
    const second = await newVisitor(browser, { storageState: await first.context.storageState() })
    const waiting = pages.values()
    for (const visitor of [first, second]) void lookAtEach(waiting, visitor)
  })

  test.each(pages)('$name is fit to be shown', ({ looked }) => looked.promise)
})

interface AwaitedPage extends HousePage {
  readonly looked: PromiseWithResolvers<void>
}

/** Two visitors take the pages in turn, so that one's page loads while the other's is examined. */
async function lookAtEach(waiting: Iterable<AwaitedPage>, visitor: Visitor): Promise<void> {
  for (const { looked, ...shown } of waiting) {
    looked.promise.catch(() => undefined)
    await look(visitor, shown).then(looked.resolve, looked.reject)
  }
}

/** By day at a desk, by night on a phone, on the smallest one, and on the narrowest that is no phone. */
async function look({ page, troubles }: Visitor, shown: HousePage): Promise<void> {
  troubles.splice(0)
  await showOn(page, 'desktop', 'light')
  await open(page, shown)
  expect(await findPageFaults(page)).toEqual([])
  expect(await findAxeViolations(page)).toEqual([])
  await showOn(page, 'phone', 'dark')
  expect(await findPageFaults(page)).toEqual([])
  expect(await findAxeViolations(page)).toEqual([])
  for (const screen of ['smallest', 'between'] as const) {
    await page.setViewportSize(VIEWPORTS[screen])
    expect(await findPageFaults(page)).toEqual([])
  }
  expect(troubles.filter((trouble) => !isExpected(trouble, shown))).toEqual([])
}

/** Pictures that the other size asks for, and colours on their way to the other scheme, are waited for. */
async function showOn(page: Page, screen: keyof typeof VIEWPORTS, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize(VIEWPORTS[screen])
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction(
    () =>
      document.getAnimations().length === 0 &&
      [...document.images].every(({ complete, loading }) => complete || loading === 'lazy'),
  )
}

/** Signs in once, with something in the basket that the checkout can show. */
async function arrive(page: Page, reader: Exclude<PageReader, 'anonymous'>): Promise<void> {
  if (reader === 'member') await putFirstProductInBasket(page, stackUrl)
  else await page.goto(stackUrl('blog'))
  await signIn(page, `${reader}@rose.localhost`, stackUrl)
  // Silent sign-on has its own journey: here every app knows the reader before the two looks begin.
  for (const app of APP_NAMES) await page.goto(stackUrl(app))
}

async function open(page: Page, { app, path, status = 200, follow, press }: HousePage): Promise<void> {
  let answer = await page.goto(stackUrl(app, path))
  for (const link of [follow ?? []].flat())
    answer = await page.goto(
      await page
        .locator(link)
        .first()
        .evaluate((found) => (found as HTMLAnchorElement).href),
    )
  if (press) {
    const pressed = page.waitForResponse((response) => isForm(response.request()))
    await page.getByRole('button', { name: press }).click()
    answer = await pressed
    await page.waitForLoadState('load')
  }
  expect(answer?.status()).toBe(status)
}

function isForm(request: Request): boolean {
  return request.method() === 'POST' && request.isNavigationRequest()
}

/** Chromium writes a line on its console for a page that says 404, as it should. */
function isExpected(trouble: string, { status = 200 }: HousePage): boolean {
  return status >= 400 && trouble.includes(`status of ${status}`)
}
