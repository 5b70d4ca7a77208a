import { afterAll, expect, test } from '@jest/globals'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import type { Answer, Browser } from '@rose-ash/server/testing/browser'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { attackRounds } from '../support/config.ts'
import {
  askForLetter,
  FEDERATION,
  forgetLimits,
  letterTo,
  numberOn,
  pressLink,
  signIn,
} from './support/sign-in-steps.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())
const { db } = house.federation

let made = 0
function somebody(): string {
  made += 1
  return `somebody-${made}@members.example`
}

const SCANNERS: readonly (readonly [string, Record<string, string>])[] = [
  ['a mail scanner', { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) SafeLinks' }],
  ['a link preview', { 'user-agent': 'Slackbot-LinkExpanding 1.0', accept: '*/*' }],
  ['a prefetching browser', { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' }],
  ['a scanner that claims to be a person', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ['a tool with a method override', { 'x-http-method-override': 'POST', 'x-method-override': 'POST' }],
]

test.each(SCANNERS)('%s that opens the link ten times uses nothing up', async (_who, headers) => {
  const browser = house.browser()
  const email = somebody()
  await askForLetter(browser, { email })
  const { link } = await letterTo(house, email)
  for (let time = 0; time < 5; time += 1) {
    await house.browser().get(link, headers)
    await house.browser().head(link)
  }
  const proof = await db.emailProof.findFirstOrThrow({ where: { email } })
  expect({ consumedAt: proof.consumedAt, attempts: proof.attempts }).toEqual({ consumedAt: null, attempts: 0 })
  expect(new URL((await pressLink(browser, link)).url).origin).toBe(originOf('blog'))
})

test('a link that was used is worth nothing, in this browser and in every other', async () => {
  const browser = house.browser()
  const email = somebody()
  await signIn(house, browser, { email })
  const { link } = await letterTo(house, email)
  expect((await pressLink(browser, link)).status).toBe(410)
  const thief = house.browser()
  expect((await pressLink(thief, link)).status).toBe(410)
  expect((await thief.get(link)).status).toBe(410)
  expect(await isSignedIn(thief)).toBe(false)
})

test('a link pressed in a stranger’s browser signs only the browser in that asked', async () => {
  const [owner, finder] = [house.browser(), house.browser()]
  const email = somebody()
  const waiting = await askForLetter(owner, { email })
  const { link } = await letterTo(house, email)
  await pressLink(finder, link, { number: numberOn(waiting) })
  expect(await isSignedIn(finder)).toBe(false)
  await owner.open(waiting.url)
  expect(await isSignedIn(owner)).toBe(true)
})

test('a proof that waits is handed to one tab, once', async () => {
  for (let round = 0; round < attackRounds(); round += 1) {
    const browser = house.browser()
    const email = somebody()
    await forgetLimits(house)
    const waiting = await askForLetter(browser, { email })
    await pressLink(house.browser(), (await letterTo(house, email)).link, { number: numberOn(waiting) })
    const tabs = await Promise.all(Array.from({ length: 20 }, () => browser.get(waiting.url)))
    expect(tabs.filter(({ location }) => location?.includes('code='))).toHaveLength(1)
  }
}, 600_000)

test.each([
  ['cut short', (link: string) => link.slice(0, -1)],
  ['with another token', (link: string) => link.replace(/t=.*/, `t=${'A'.repeat(43)}`)],
  ['with the token of a list', (link: string) => link.replace('t=', 't[]=')],
  ['of another sign-in', (link: string) => link.replace(/sign-in\/[^/]+/, 'sign-in/another')],
  ['without a token', (link: string) => link.replace(/\?.*/, '')],
])('a link %s leads nowhere', async (_how, forge) => {
  const browser = house.browser()
  const email = somebody()
  await askForLetter(browser, { email })
  const link = forge((await letterTo(house, email)).link)
  expect((await browser.get(link)).status).toBe(410)
  expect((await pressLink(browser, link)).status).toBe(410)
  expect(await isSignedIn(browser)).toBe(false)
})

test('a letter that is too old leads nowhere', async () => {
  const browser = house.browser()
  const email = somebody()
  const waiting = await askForLetter(browser, { email })
  const { link, code } = await letterTo(house, email)
  await db.emailProof.updateMany({ where: { email }, data: { expiresAt: new Date(Date.now() - 1_000) } })
  expect((await pressLink(browser, link)).status).toBe(410)
  expect((await typeCode(browser, waiting, code)).status).toBe(422)
  expect(await isSignedIn(browser)).toBe(false)
})

test('five wrong codes spend a letter: the right one does not help any more', async () => {
  const browser = house.browser()
  const email = somebody()
  const waiting = await askForLetter(browser, { email })
  const { code, link } = await letterTo(house, email)
  for (let guess = 0; guess < 5; guess += 1) await typeCode(browser, waiting, wrong(code, guess))
  expect((await typeCode(browser, waiting, code)).status).toBe(422)
  expect((await pressLink(browser, link)).status).toBe(410)
  expect(await isSignedIn(browser)).toBe(false)
})

test('guessing forty codes at once is still five guesses', async () => {
  const browser = house.browser()
  const email = somebody()
  const waiting = await askForLetter(browser, { email })
  const { code } = await letterTo(house, email)
  await Promise.all(Array.from({ length: 40 }, (_, guess) => typeCode(browser, waiting, wrong(code, guess))))
  const { attempts } = await db.emailProof.findFirstOrThrow({ where: { email } })
  expect(attempts).toBe(5)
})

test('a right code typed twenty times at once counts once', async () => {
  const browser = house.browser()
  const email = somebody()
  const waiting = await askForLetter(browser, { email })
  const { code } = await letterTo(house, email)
  const answers = await Promise.all(Array.from({ length: 20 }, () => typeCode(browser, waiting, code)))
  expect(answers.filter(({ location }) => location?.includes('code='))).toHaveLength(1)
})

test('a code is worth nothing to a browser that did not ask', async () => {
  const [owner, thief] = [house.browser(), house.browser()]
  const email = somebody()
  const waiting = await askForLetter(owner, { email })
  const { code } = await letterTo(house, email)
  expect((await typeCode(thief, waiting, code)).status).toBe(410)
  expect((await thief.get(waiting.url)).status).toBe(410)
  expect((await thief.get(waiting.url.replace(/wait$/, 'status'))).text).toBe('{"state":"expired"}')
})

test('asking for letters again and again ends, however the address is written', async () => {
  const browser = house.browser()
  const ask = await browser.open(`${originOf('blog')}/auth/login`)
  const spellings = [
    'flood@members.example',
    'FLOOD@members.example',
    ' flood@members.example ',
    'Flood@Members.Example',
  ]
  const answers: Answer[] = []
  for (let time = 0; time < 10; time += 1) answers.push(await browser.post(ask.url, { email: spellings[time % 4]! }))
  expect(answers.at(-1)?.status).toBe(429)
  expect(await db.outgoingMail.count({ where: { to: 'flood@members.example' } })).toBeLessThanOrEqual(6)
})

test('a caller who makes up where it comes from is counted all the same', async () => {
  const browser = house.browser()
  const email = somebody()
  const waiting = await askForLetter(browser, { email })
  const through = (time: number) => ({ 'x-forwarded-for': `203.0.113.${time}, 198.51.100.7` })
  const answers = await Promise.all(
    Array.from({ length: 70 }, (_, time) => typeCode(browser, waiting, wrong('000000', time), through(time))),
  )
  expect(answers.some(({ status }) => status === 429)).toBe(true)
})

test.each([
  ['two addresses', 'a@members.example,b@members.example'],
  ['a line break', 'a@members.example\r\nBcc: b@members.example'],
  ['a name', 'Rosa <a@members.example>'],
  ['quotes', '"a\r\nb"@members.example'],
  ['markup', '<script>@members.example'],
  ['nothing', ''],
])('an address with %s sends no letter', async (_what, email) => {
  const browser = house.browser()
  const before = await db.outgoingMail.count()
  const ask = await browser.open(`${originOf('blog')}/auth/login`)
  expect((await browser.post(ask.url, { email })).status).toBe(422)
  expect(await db.outgoingMail.count()).toBe(before)
})

test('known, unknown and suspended addresses get the same answer for the same work', async () => {
  const known = await createMember(house.contexts.account, { roles: ['administrator'] })
  const suspended = await createMember(house.contexts.account)
  await db.member.update({ where: { id: suspended.id }, data: { status: 'suspended' } })
  const told: unknown[] = []
  for (const email of [known.email, suspended.email, somebody()]) {
    const browser = house.browser()
    const [letters, proofs] = [await db.outgoingMail.count(), await db.emailProof.count()]
    const ask = await browser.open(`${originOf('blog')}/auth/login`)
    const asked = await browser.post(ask.url, { email })
    const waiting = await browser.open(new URL(asked.location!, FEDERATION).href)
    const uid = new URL(ask.url).pathname.split('/')[2]!
    told.push({
      ask: asked.status,
      location: asked.location?.replace(uid, 'UID'),
      cookies: asked.setCookie.length,
      page: waiting.text
        .replace(/(card__number">)\d\d/, '$1')
        .replaceAll(uid, 'UID')
        .replaceAll(email, 'EMAIL')
        .replace(/nonce="[^"]+"|value="[\w-]{43}"/g, ''),
      letters: (await db.outgoingMail.count()) - letters,
      proofs: (await db.emailProof.count()) - proofs,
    })
  }
  expect(told[1]).toEqual(told[0])
  expect(told[2]).toEqual(told[0])
})

test('a suspended member proves their address and gets no further', async () => {
  const member = await createMember(house.contexts.account)
  await db.member.update({ where: { id: member.id }, data: { status: 'suspended' } })
  const browser = house.browser()
  await askForLetter(browser, { email: member.email })
  expect((await pressLink(browser, (await letterTo(house, member.email)).link)).status).toBe(410)
  expect(await isSignedIn(browser)).toBe(false)
})

const POISON: readonly (readonly [string, Record<string, string>])[] = [
  ['Forwarded', { forwarded: 'host=evil.example;proto=https' }],
  ['X-Forwarded-Server', { 'x-forwarded-server': 'evil.example' }],
  ['X-Host', { 'x-host': 'evil.example' }],
  ['X-HTTP-Host-Override', { 'x-http-host-override': 'evil.example' }],
  ['X-Original-URL', { 'x-original-url': 'https://evil.example/' }],
  ['X-Rewrite-URL', { 'x-rewrite-url': '//evil.example/' }],
  ['X-Forwarded-Prefix', { 'x-forwarded-prefix': '//evil.example' }],
  ['X-Forwarded-Port', { 'x-forwarded-port': '666' }],
  ['X-Forwarded-Proto', { 'x-forwarded-proto': 'javascript' }],
  ['Referer', { referer: 'https://evil.example/' }],
  ['Origin', { origin: 'https://evil.example' }],
]

test.each(POISON)('%s poisons no page, no redirect and no discovery', async (_name, headers) => {
  const browser = house.browser()
  for (const app of APP_NAMES) {
    for (const path of [
      '/',
      '/auth/login?next=/x',
      '/nothing-here',
      '/.well-known/webfinger?resource=acct:coop@rose.localhost',
    ]) {
      const answer = await browser.get(originOf(app) + path, headers)
      expect(`${path} ${answer.text}${JSON.stringify(answer.headers)}`).not.toMatch(
        /evil\.example|javascript:\/\/|:666/,
      )
    }
  }
  const discovery = await browser.get(`${FEDERATION}/.well-known/openid-configuration`, headers)
  expect(JSON.parse(discovery.text).issuer).toBe(FEDERATION)
  expect(discovery.text).not.toMatch(/evil\.example|:666/)
})

test.each([
  ['Host', { host: 'evil.example' }],
  ['Host with our name in it', { host: 'blog.rose.localhost:3000.evil.example' }],
  ['Host of the parent', { host: 'rose.localhost:3000' }],
  ['Host with a user', { host: 'evil.example@blog.rose.localhost:3000' }],
  ['X-Forwarded-Host', { 'x-forwarded-host': 'evil.example' }],
  ['X-Forwarded-Host first in a list', { 'x-forwarded-host': 'evil.example, blog.rose.localhost:3000' }],
])('a strange %s is served nothing', async (_name, headers) => {
  for (const app of APP_NAMES) {
    for (const path of ['/', '/auth/login', '/.well-known/openid-configuration', '/oidc/auth']) {
      const answer = await house.browser().get(originOf(app) + path, headers)
      expect({ app, path, status: answer.status }).toEqual({ app, path, status: expect.any(Number) })
      expect([400, 421]).toContain(answer.status)
      expect(answer.text + JSON.stringify(answer.headers)).not.toContain('evil.example')
    }
  }
})

test('whatever headers say, the link in a letter leads to our own house', async () => {
  for (const [, headers] of POISON.filter(([name]) => name !== 'Origin')) {
    const browser = house.browser()
    const email = somebody()
    const ask = await browser.open(`${originOf('blog')}/auth/login`)
    await browser.post(ask.url, { email }, headers)
    expect(new URL((await letterTo(house, email)).link).origin).toBe(FEDERATION)
  }
})

test('pages with secrets in their address tell nobody, and nothing on the way keeps them', async () => {
  const browser = house.browser()
  const email = somebody()
  await askForLetter(browser, { email })
  const { headers } = await browser.get((await letterTo(house, email)).link)
  expect(headers['referrer-policy']).toMatch(/^(same-origin|no-referrer)$/)
  expect(headers['cache-control']).toContain('no-store')
})

/** A code that is not the right one. */
function wrong(code: string, guess: number): string {
  return String((Number(code) + 1 + guess) % 1_000_000).padStart(6, '0')
}

function typeCode(browser: Browser, { url }: Answer, code: string, headers: Record<string, string> = {}) {
  return browser.post(url.replace(/\/wait.*$/, '/code'), { code }, headers)
}

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.get(`${originOf('blog')}/auth/logout`)).status === 200
}
