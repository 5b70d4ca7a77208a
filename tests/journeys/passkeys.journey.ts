import { afterAll, expect, test } from '@jest/globals'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import type { Page } from 'playwright-core'
import { findAxeViolations } from '../support/find-axe-violations.ts'
import { isSignedIn, proveAddress, signIn } from '../support/house-steps.ts'
import { launchBrowser } from '../support/launch-browser.ts'
import { newVisitor } from '../support/new-visitor.ts'
import { stackUrl } from '../support/stack-url.ts'
import { takeScreenshot } from '../support/take-screenshot.ts'

const browser = await launchBrowser()
afterAll(() => browser.close())

/** A device with a fingerprint reader, as Chromium's own virtual authenticator; answers how to switch its finger off and on. */
async function plugInAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  })
  const touch = (enabled: boolean) =>
    session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  const keys = async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  return { touch, keys }
}

/** A person types slower than a script: by then the page has looked what the device can. */
const theDeviceIsKnown = (page: Page) =>
  page.locator('input[data-passkey-device][value="passkey"]').waitFor({ state: 'attached' })

/** Opens an app once it has been told of the sign-out. */
async function openSignedOut(page: Page, address: string): Promise<void> {
  await waitUntil('the app to forget the session', async () => {
    await page.goto(address)
    return !(await isSignedIn(page))
  })
}

test('a member is offered a passkey after the letter, and from then on signs in without one', async () => {
  const visitor = await newVisitor(browser)
  const { page } = visitor
  const device = await plugInAuthenticator(page)
  await device.touch(true)
  await page.goto(stackUrl('blog', '/archive/?from=passkeys'))
  await proveAddress(page, 'passkey-walker@rose.localhost', stackUrl, { onceAsked: theDeviceIsKnown })
  await page.getByRole('heading', { name: 'Next time without a letter?' }).waitFor()
  expect(await findAxeViolations(page)).toEqual([])
  await takeScreenshot(page, 'sign-in-passkey-offer')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.waitForURL(stackUrl('blog', '/archive/?from=passkeys'))
  expect((await device.keys()).map(({ rpId }) => rpId)).toEqual([
    new URL(stackUrl('blog')).hostname.slice('blog.'.length),
  ])
  await page.goto(stackUrl('account', '/signing-in'))
  await takeScreenshot(page, 'account-signing-in')

  await page.goto(stackUrl('account'))
  await page.getByRole('button', { name: 'Sign out here' }).click()
  await page.getByText('You are signed out here').first().waitFor()

  // With a finger on the reader the browser fills the passkey in by itself (conditional UI); without one it waits for the button.
  await device.touch(false)
  await openSignedOut(page, stackUrl('market'))
  await page.locator('#account-nav a').click()
  const button = page.getByRole('button', { name: 'Use a passkey' })
  await button.waitFor()
  expect(await findAxeViolations(page)).toEqual([])
  await takeScreenshot(page, 'sign-in-with-passkey')
  await device.touch(true)
  await button.click()
  await page.waitForURL((url) => url.host === new URL(stackUrl('market')).host)
  expect(await isSignedIn(page)).toBe(true)

  await page.goto(stackUrl('account', '/devices'))
  await waitUntil('the device to say how', async () => /by passkey/.test(await page.getByRole('main').innerText()))
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})

test('who says Not now goes on to where they were going', async () => {
  const visitor = await newVisitor(browser)
  const { page } = visitor
  await plugInAuthenticator(page)
  await page.goto(stackUrl('market', '/categories/bread?label=organic'))
  await proveAddress(page, 'passkey-later@rose.localhost', stackUrl, { onceAsked: theDeviceIsKnown })
  await page.getByRole('link', { name: 'Not now' }).click()
  await page.waitForURL(stackUrl('market', '/categories/bread?label=organic'))
  expect(await isSignedIn(page)).toBe(true)
  await visitor.close()
})

test('the browser offers the passkey among what it fills into the address field', async () => {
  const visitor = await newVisitor(browser)
  const { page } = visitor
  await page.goto(stackUrl('blog'))
  await signIn(page, 'passkey-filler@rose.localhost', stackUrl)
  const device = await plugInAuthenticator(page)
  await device.touch(true)
  await page.goto(stackUrl('account'))
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('Next time your passkey opens the door').waitFor()
  await page.goto(stackUrl('account'))
  await page.getByRole('button', { name: 'Sign out here' }).click()
  await page.getByText('You are signed out here').first().waitFor()
  await openSignedOut(page, stackUrl('blog'))
  await page.locator('#account-nav a').click()
  await page.waitForURL((url) => url.host === new URL(stackUrl('blog')).host && !url.pathname.startsWith('/auth'))
  expect(await isSignedIn(page)).toBe(true)
  await visitor.close()
})
