import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { screenshotFolder } from './config.ts'

/** Saves the whole page as `<name>.png` and returns the path. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  const folder = screenshotFolder()
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name.replace(/[^a-z0-9-]+/gi, '-')}.png`)
  await page.screenshot({ path, fullPage: true })
  return path
}
