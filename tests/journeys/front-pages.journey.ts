import { afterAll, describe, expect, test } from '@jest/globals'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { Page } from 'playwright-core'
import { findAxeViolations } from '../support/find-axe-violations.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { newVisitor, type VisitorOptions } from '../support/new-visitor.ts'
import { stackUrl } from '../support/stack-url.ts'
import { takeScreenshot } from '../support/take-screenshot.ts'

const browser = await launchBrowser()
afterAll(() => browser.close())

const LOOKS: readonly VisitorOptions[] = [
  { viewport: 'desktop', colorScheme: 'light' },
  { viewport: 'desktop', colorScheme: 'dark' },
  { viewport: 'phone', colorScheme: 'light' },
  { viewport: 'phone', colorScheme: 'dark' },
]

describe.each(APP_NAMES)('the front page of %s', (app) => {
  test.each(LOOKS)('has no barrier at $viewport size in $colorScheme', async (look) => {
    const visitor = await newVisitor(browser, look)
    const answer = await visitor.page.goto(stackUrl(app))
    await takeScreenshot(visitor.page, `${app}-front-${look.viewport}-${look.colorScheme}`)
    expect(answer?.status()).toBe(200)
    expect(await findAxeViolations(visitor.page)).toEqual([])
    expect(visitor.troubles).toEqual([])
    await visitor.close()
  })

  test('fits the smallest screen and can be read without JavaScript', async () => {
    const visitor = await newVisitor(browser, { viewport: 'smallest', javaScript: false })
    const answer = await visitor.page.goto(stackUrl(app))
    expect(answer?.status()).toBe(200)
    expect(await visitor.page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await overflow(visitor.page)).toBe(0)
    await visitor.close()
  })
})

/** How many pixels a page is wider than its window. */
async function overflow(page: Page): Promise<number> {
  const box = await page.locator('html').evaluate((html) => ({ whole: html.scrollWidth, seen: html.clientWidth }))
  return box.whole - box.seen
}
