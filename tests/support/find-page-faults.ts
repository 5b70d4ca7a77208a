import type { Page } from 'playwright-core'

/** What is wrong with a page's shape, one line each: wider than the window, a table that is cut off, not exactly one headline, pictures that are missing. */
export async function findPageFaults(page: Page): Promise<string[]> {
  return await page.locator('html').evaluate((html) => {
    const faults: string[] = []
    const tooWide = html.scrollWidth - html.clientWidth
    if (tooWide > 0) faults.push(`${tooWide} px wider than a window of ${html.clientWidth} px`)
    const headlines = html.querySelectorAll('h1').length
    if (headlines !== 1) faults.push(`${headlines} first headings`)
    for (const table of html.querySelectorAll('.table-wrap')) {
      const cutOff = table.scrollWidth - table.clientWidth
      if (cutOff > 0) faults.push(`a table of which ${cutOff} px are cut off in a window of ${html.clientWidth} px`)
    }
    for (const picture of html.querySelectorAll('img')) {
      if (picture.complete && picture.naturalWidth === 0) faults.push(`no picture at ${picture.src}`)
    }
    return faults
  })
}
