import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

export const VIEWPORTS = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  smallest: { width: 320, height: 640 },
  /** The narrowest that has the places in one line at the top. */
  between: { width: 705, height: 900 },
  wide: { width: 1600, height: 1000 },
} as const

export interface VisitorOptions {
  readonly javaScript?: boolean
  readonly colorScheme?: 'light' | 'dark'
  readonly viewport?: keyof typeof VIEWPORTS
  /** The cookies of another visitor, by `context.storageState()`: the same person at another screen. */
  readonly storageState?: BrowserContextOptions['storageState']
}

export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** What went wrong in the browser so far: scripts that threw, errors on its console, our own answers of 500 and more. */
  readonly troubles: string[]
  close(): Promise<void>
}

/** Someone with an empty browser of their own. */
export async function newVisitor(browser: Browser, options: VisitorOptions = {}): Promise<Visitor> {
  const { javaScript = true, colorScheme = 'light', viewport = 'desktop', storageState } = options
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    colorScheme,
    viewport: VIEWPORTS[viewport],
    hasTouch: viewport === 'phone' || viewport === 'smallest',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ...(storageState && { storageState }),
  })
  // As long as a slow machine needs: it ends what hangs, nothing else.
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  return { context, page, troubles: collectTroubles(page), close: () => context.close() }
}

function collectTroubles(page: Page): string[] {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} at ${message.location().url}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} from ${response.url()}`)
  })
  return troubles
}
