import { afterAll, expect, test } from '@jest/globals'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import type { Browser } from '@rose-ash/server/testing/browser'
import { createSoftAuthenticator } from '@rose-ash/server/testing/soft-authenticator'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { letterTo, pressLink } from './support/sign-in-steps.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())
let people = 0

/** A person who signs in by a letter, on a device that says whether it can make a passkey. */
function somebody(device: 'passkey' | '' = 'passkey') {
  people += 1
  const email = `offered-${people}@members.example`
  const browser = house.browser()
  const signIn = async ({ app = 'blog' as AppName, next = '/archive/?a=1&b=2', query = '' } = {}) => {
    const ask = await browser.open(`${originOf(app)}/auth/login?next=${encodeURIComponent(next)}${query}`)
    await browser.submit(ask.url, { email, device })
    return pressLink(browser, (await letterTo(house, email)).link)
  }
  return { browser, email, signIn }
}

const OFFER = `${originOf('account')}/signing-in/offer`
const isOffer = ({ url }: { readonly url: string }) => url.startsWith(OFFER)
const hrefOf = (text: string) =>
  /href="([^"]+)">Not now</.exec(text)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')

async function signOut(browser: Browser) {
  await browser.submit(`${originOf('account')}/auth/logout`, {})
  await house.settle()
}

test.each(['blog', 'market', 'account'] as const)(
  'after the letter it is offered, and Not now leads to the place in %s',
  async (app) => {
    const { browser, signIn } = somebody()
    const page = await signIn({ app, next: '/?from=letter&page=2' })
    expect({ isOffer: isOffer(page), status: page.status }).toEqual({ isOffer: true, status: 200 })
    const onwards = `${originOf(app)}/?from=letter&page=2`
    expect(hrefOf(page.text)).toBe(onwards)
    expect((await browser.get(onwards)).status).toBe(200)
  },
)

test('a passkey that is added on the way leads on to the place, and is never offered again', async () => {
  const { browser, email, signIn } = somebody()
  const page = await signIn()
  const { challenge } = JSON.parse((await browser.post(`${originOf('account')}/signing-in/passkeys/options`)).text)
  const authenticator = createSoftAuthenticator({ rpId: 'rose.localhost' })
  const credential = JSON.stringify(authenticator.register({ challenge, origin: originOf('account') }))
  const form = { credential, next: hrefOf(page.text)! }
  const kept = await browser.post(`${originOf('account')}/signing-in/passkeys`, form)
  expect(kept.location).toBe(`${originOf('blog')}/archive/?a=1&b=2`)
  expect((await browser.get(page.url)).location).toBe(`${originOf('blog')}/archive/?a=1&b=2`)
  const member = await findMember(house.federation.db, { email })
  expect(await house.federation.services.identity.listPasskeys(house.federation.db, member!.id)).toHaveLength(1)
})

test('one that could not be kept is offered again, with the place', async () => {
  const { browser, signIn } = somebody()
  const page = await signIn()
  const form = { credential: '{}', next: hrefOf(page.text)! }
  const again = await browser.submit(`${originOf('account')}/signing-in/passkeys`, form)
  expect({ isOffer: isOffer(again), onwards: hrefOf(again.text) }).toEqual({ isOffer: true, onwards: form.next })
  expect(again.text).toContain('could not be kept')
})

test('a device is asked once, whoever signs in on it', async () => {
  const { browser, signIn } = somebody()
  expect(isOffer(await signIn())).toBe(true)
  await signOut(browser)
  expect((await signIn()).url).toBe(`${originOf('blog')}/archive/?a=1&b=2`)
})

test('a device that can make none is not asked', async () => {
  expect((await somebody('').signIn()).url).toBe(`${originOf('blog')}/archive/?a=1&b=2`)
})

test('nobody is asked in the middle of proving once more who they are, nor by a silent sign-on', async () => {
  const { browser, signIn } = somebody()
  expect(isOffer(await signIn({ app: 'account', next: '/signing-in', query: '&fresh=1' }))).toBe(false)
  expect((await browser.open(`${originOf('market')}/?silent=1`)).url).toBe(`${originOf('market')}/?silent=1`)
})

test('of many tabs that come back from one letter all but one go to their place', async () => {
  const { browser, email } = somebody()
  const apps = ['blog', 'market', 'events', 'cart', 'blog', 'market'] as const
  const asks = []
  for (const [tab, app] of apps.entries())
    asks.push(await browser.open(`${originOf(app)}/auth/login?next=${encodeURIComponent(`/?tab=${tab}`)}`))
  for (const { url } of asks) await browser.submit(url, { email, device: 'passkey' })
  const landed = [await pressLink(browser, (await letterTo(house, email)).link)]
  for (const [tab, app] of apps.slice(0, -1).entries()) {
    // As if all had been sent before the first was answered.
    browser.cookies.set('.rose.localhost', 'rose_passkey_offer', 'may')
    landed.push(await browser.open(`${originOf(app)}/auth/login?next=/?tab=${tab}`))
  }
  const [first, ...others] = landed
  expect({ isOffer: isOffer(first!), onwards: hrefOf(first!.text) }).toEqual({
    isOffer: true,
    onwards: `${originOf('market')}/?tab=5`,
  })
  expect(others.map(({ url }) => url)).toEqual(apps.slice(0, -1).map((app, tab) => `${originOf(app)}/?tab=${tab}`))
})

test.each(['https://evil.example/', '//evil.example', 'javascript:alert(1)', `${originOf('blog')}.evil.example/`])(
  'the offer never leads to %s',
  async (next) => {
    const { browser, signIn } = somebody()
    await signIn()
    const page = await browser.get(`${OFFER}?next=${encodeURIComponent(next)}`)
    expect(hrefOf(page.text)).toBe('/')
    const form = { credential: '{}', next }
    expect((await browser.post(`${originOf('account')}/signing-in/passkeys`, form)).location).toBe('/signing-in')
  },
)
