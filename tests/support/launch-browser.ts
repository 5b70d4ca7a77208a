import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from './config.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium, headless. It resolves *.localhost by itself. Close it in `afterAll`. */
export function launchBrowser({ keepsPages = false } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: FLAGS,
    // Playwright forbids it: whole pages that Back shows again, as everybody's browser does.
    ...(keepsPages && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  })
}
