import { afterAll, expect, test } from '@jest/globals'
import { OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'
import type { Page } from 'playwright-core'
import { openForeignPage } from '../support/foreign-page.ts'
import { signIn } from '../support/house-steps.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { linkIn, waitForMail } from '../support/mailbox.ts'
import { newVisitor } from '../support/new-visitor.ts'
import { stackUrl } from '../support/stack-url.ts'

const ADMIN = 'admin@rose.localhost'

const browser = await launchBrowser()
const reader = await openForeignPage(stackUrl('federation').replace(/\/$/, ''))
afterAll(() => Promise.all([browser.close(), reader.close()]))

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const readerSays = (page: Page, text: string) => page.locator('#state', { hasText: text }).waitFor()

async function register(page: Page): Promise<string> {
  await page.goto(stackUrl('account', '/clients/new'))
  await page.getByLabel('A page in the browser').check()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('The Reader')
  await page.getByLabel('Where members are led back').fill(`${reader.origin}/back\n${reader.origin}/posted`)
  await page.getByLabel('Where members are led after signing out').fill(`${reader.origin}/bye`)
  await page.getByRole('checkbox', { name: 'offline_access' }).check()
  await press(page, 'Register it')
  return page.locator('dl.facts code').first().innerText()
}

async function proveLetter(page: Page): Promise<void> {
  const since = new Date()
  await page.getByLabel('E-mail address').fill(ADMIN)
  await press(page, 'Send me a link')
  const mail = await waitForMail(stackUrl('mail'), { to: ADMIN, subject: 'is your code', since })
  await page.goto(linkIn(mail, '/sign-in/'))
  await press(page, 'Sign in')
}

/** Chromium holds redirects after a form to `form-action` as well: each step below ends on the other origin. */
test('a page of somebody else signs in with consent, renews, signs out, and signs in again', async () => {
  const { page, troubles, close } = await newVisitor(browser)
  await page.goto(stackUrl('blog'))
  await signIn(page, ADMIN, stackUrl)
  const clientId = await register(page)
  reader.registered(clientId)

  await page.goto(reader.origin)
  await readerSays(page, 'nobody')
  await press(page, 'Connect')
  await press(page, 'Yes, connect it')
  await readerSays(page, `signed in ${ADMIN}`)
  await press(page, 'Renew')
  await readerSays(page, `renewed ${ADMIN}`)
  await press(page, 'Sign out')
  await page.getByRole('heading', { name: 'Sign out here?' }).waitFor()
  await press(page, 'Sign out')
  await page.waitForURL(`${reader.origin}/bye**`)
  await readerSays(page, 'nobody')

  // The consent is known: from the letter's button straight back.
  await press(page, 'Sign in')
  await proveLetter(page)
  await readerSays(page, `signed in ${ADMIN}`)

  const asked = new URL(OIDC_PATHS.authorization, stackUrl('federation'))
  asked.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: `${reader.origin}/posted`,
    response_type: 'code',
    response_mode: 'form_post',
    scope: 'openid',
    state: 'kept',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
  }).toString()
  await page.goto(asked.href)
  await page.waitForURL(`${reader.origin}/posted`)
  expect(await page.locator('#posted').innerText()).toBe('code iss state')
  expect(troubles).toEqual([])
  await close()
})
