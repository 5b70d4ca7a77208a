import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import type { Page } from 'playwright-core'
import { linkIn, waitForMail } from './mailbox.ts'

/** The public address of a path in an app of some stack. */
export type AddressOf = (
  app: 'blog' | 'market' | 'cart' | 'events' | 'federation' | 'account' | 'mail',
  path?: string,
) => string

/** Puts the first product of the shop into the basket and returns its name. */
export async function putFirstProductInBasket(page: Page, at: AddressOf): Promise<string> {
  await page.goto(at('market'))
  const tile = page.locator('.product-tile:has(.add-to-basket)').first()
  const name = (await tile.locator('.product-tile__name').innerText()).trim()
  await tile.getByRole('button', { name: /^Add/ }).click()
  await waitUntil('the basket to count one', async () => (await basketCount(page)) === '1')
  return name
}

export async function basketCount(page: Page): Promise<string | undefined> {
  return (await page.locator('#cart-mini .count').allInnerTexts())[0]
}

/** Signs in by e-mail from any page and returns to that page; for a browser that cannot make passkeys. */
export async function signIn(page: Page, email: string, at: AddressOf, beforeTheLink = async () => {}): Promise<void> {
  const { host } = new URL(page.url())
  await proveAddress(page, email, at, { beforeTheLink })
  await page.waitForURL((url) => url.host === host && !url.pathname.startsWith('/auth'))
}

/** Signs in up to the press of the button in the letter; the caller checks the page that follows. */
export async function proveAddress(
  page: Page,
  email: string,
  at: AddressOf,
  { onceAsked = async (_page: Page) => {}, beforeTheLink = async () => {} } = {},
): Promise<void> {
  const since = new Date()
  await page.locator('#account-nav a').click()
  await page.getByLabel('E-mail address').fill(email)
  await onceAsked(page)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByRole('heading', { name: 'Look in your mailbox' }).waitFor()
  // Letters about the account may come at the same time.
  const mail = await waitForMail(at('mail'), { to: email, subject: 'is your code', since })
  await beforeTheLink()
  // The link is opened from the mailbox in the same browser, as a person would.
  await page.goto(linkIn(mail, '/sign-in/'))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export async function isSignedIn(page: Page): Promise<boolean> {
  return !/sign in/i.test(await page.locator('#account-nav').innerText())
}

/** From the basket to the hosted payment page. */
export async function checkOut(page: Page, at: AddressOf): Promise<void> {
  await page.goto(at('cart'))
  await page.getByRole('link', { name: 'Go to checkout' }).click()
  await page.getByLabel('Your name').fill('Wanda Walker')
  await page.locator('form[action="/checkout"] button[type=submit]').click()
  await page.waitForURL((url) => url.host.startsWith('sumup.'))
}

/** Pays on the hosted page, waits for the confirmation and returns the order's number. */
export async function pay(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Pay now' }).click()
  await page.waitForURL((url) => url.host.startsWith('cart.'))
  await waitUntil('the order to be confirmed', async () => {
    if (/confirmed|thank you/i.test(await page.getByRole('main').innerText())) return true
    await page.reload()
    return false
  })
  const number = /Order (\S+) is confirmed/.exec(await page.getByRole('main').innerText())?.[1]
  if (!number) throw new Error('the confirmation names no order number')
  return number
}
