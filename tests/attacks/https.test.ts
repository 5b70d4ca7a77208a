import { afterAll, expect, test } from '@jest/globals'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { openSixApps, originOf } from './support/six-apps.ts'

/** The house as it stands behind a proxy that speaks TLS. */
const house = await openSixApps({ ROSE_PUBLIC_URL: 'https://rose.localhost:3000' })
afterAll(() => house.close())
const here = (app: (typeof APP_NAMES)[number]) => originOf(app, 'https')

/** Cookies that all hosts read: none of them opens anything by itself. */
const SHARED = /^(rose_cart|rose_signed_in|rose_flash|rose_sso_tried)=/

test('every cookie of a sign-in is Secure, and what opens doors is bound to its host', async () => {
  const browser = house.browser()
  const email = 'rosa@members.example'
  const given: string[] = []
  const begun = await browser.get(`${here('blog')}/auth/login`)
  const ask = await browser.get(begun.location!)
  const form = new URL(ask.location!, here('federation')).href
  const waiting = await browser.post(form, { email })
  const { link } = (await house.federation.db.outgoingMail.findFirstOrThrow()).data as { link: string }
  const pressed = await browser.post(link.split('?')[0]!, { t: new URL(link).searchParams.get('t')! })
  const landed = await browser.get(pressed.location!)
  for (const { setCookie } of [begun, ask, waiting, pressed, landed]) given.push(...setCookie)
  expect(landed.setCookie.join()).toContain('__Host-rose_session=')
  expect(given.filter((cookie) => !/;\s*secure/i.test(cookie))).toEqual([])
  expect(given.filter((cookie) => !/;\s*httponly/i.test(cookie) && !SHARED.test(cookie))).toEqual([])
  expect(given.filter((cookie) => /;\s*domain=/i.test(cookie) && !SHARED.test(cookie))).toEqual([])
  expect(given.filter((cookie) => !/;\s*samesite=(lax|strict)/i.test(cookie))).toEqual([])
  const opening = given.filter((cookie) => /session|flow|rose_op/.test(cookie.split('=')[0]!) && !SHARED.test(cookie))
  expect(opening.filter((cookie) => !cookie.startsWith('__Host-'))).toEqual([])
})

test.each(APP_NAMES)('%s takes no session from a cookie that a sibling host can plant', async (app) => {
  const browser = house.browser()
  const member = await createMember(house.contexts.account)
  await signedIn(house.contexts[app], { cookies: browser.cookies, origin: here(app) }, member)
  const value = browser.cookies.get(`${app}.rose.localhost`, '__Host-rose_session')!
  expect((await browser.get(`${here(app)}/auth/logout`)).status).toBe(200)
  const victim = house.browser()
  for (const name of ['rose_session', '__host-rose_session', '__Secure-rose_session'])
    victim.cookies.set('.rose.localhost', name, value)
  expect((await victim.get(`${here(app)}/auth/logout`)).location).toBe('/auth/signed-out')
})

test.each(APP_NAMES)('%s tells browsers to come by https only, and to stay apart', async (app) => {
  const { headers } = await house.browser().get(`${here(app)}/auth/signed-out`)
  expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/)
  expect(headers['cross-origin-opener-policy']).toBe('same-origin')
})

test('the provider names only https addresses, whatever the proxy says', async () => {
  for (const proto of ['https', 'http', 'ftp']) {
    const headers = { 'x-forwarded-proto': proto }
    const { text } = await house.browser().get(`${here('federation')}/.well-known/openid-configuration`, headers)
    expect(text).not.toContain('http://')
  }
})
