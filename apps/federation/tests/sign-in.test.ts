import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { endInteraction } from '../src/sign-on/oidc/adapters/interaction-adapter.ts'
import {
  askForLetter,
  BLOG,
  EMAIL,
  FEDERATION,
  MARKET,
  numberOn,
  openHouse,
  postOf,
  signIn,
  tokenOf,
  WHO,
} from './house.ts'

const house = await openHouse()
afterAll(() => house.close())
beforeEach(resetStores)

test('a letter signs a reader in and takes them back to the page they came from', async () => {
  const browser = house.browser()
  await house.ctx.services.account.ensureMember(house.ctx.db, { email: EMAIL, name: 'Rosa', source: 'seed' })
  await askForLetter(browser)
  const { link } = await house.letter(EMAIL)
  expect((await browser.open(link)).text).toContain('One press and you are in')
  const landed = await browser.submit(postOf(link), { t: tokenOf(link) })
  expect(landed.url).toBe(WHO)
  expect(landed.json()).toMatchObject({ member: { email: EMAIL, name: 'Rosa', roles: ['member'] } })
})

test('opening a link, however often, changes nothing', async () => {
  const browser = house.browser()
  await askForLetter(browser)
  const { link } = await house.letter(EMAIL)
  const scanner = house.browser()
  for (let round = 0; round < 3; round += 1) expect((await scanner.get(link)).status).toBe(200)
  const heads = await house.head(link)
  expect(heads).toBe(200)
  expect(await house.ctx.db.emailProof.count({ where: { consumedAt: { not: null } } })).toBe(0)
  expect((await browser.submit(postOf(link), { t: tokenOf(link) })).url).toBe(WHO)
})

test('a link works once', async () => {
  const browser = house.browser()
  await askForLetter(browser)
  const { link } = await house.letter(EMAIL)
  await browser.submit(postOf(link), { t: tokenOf(link) })
  const again = await house.browser().post(postOf(link), { t: tokenOf(link) })
  expect({ status: again.status, says: /has been used/.test(again.text) }).toEqual({ status: 410, says: true })
})

test('of twenty presses at once exactly one signs in', async () => {
  const browser = house.browser()
  await askForLetter(browser)
  const { link } = await house.letter(EMAIL)
  const presses = await Promise.all(Array.from({ length: 20 }, () => browser.post(postOf(link), { t: tokenOf(link) })))
  expect(presses.filter(({ location }) => location?.includes('code=')).length).toBe(1)
})

test('of twenty redemptions of one code at the token endpoint exactly one gets tokens', async () => {
  const code = await house.authorizationCode(house.browser())
  const answers = await Promise.all(Array.from({ length: 20 }, () => house.redeem(code)))
  expect(answers.filter(({ status }) => status === 200).length).toBe(1)
  expect(answers.filter(({ status }) => status === 400).length).toBe(19)
})

test('a link pressed in another browser lets the waiting tab go on by itself, and signs only that one in', async () => {
  const [tab, phone] = [house.browser(), house.browser()]
  const wait = await askForLetter(tab)
  const { link } = await house.letter(EMAIL)
  expect((await phone.open(link)).text).toContain('Was it you who asked?')
  const pressed = await phone.post(postOf(link), { t: tokenOf(link), number: numberOn(wait) })
  expect(pressed.text).toContain('Go back to the first tab')
  expect((await tab.get(wait.url.replace('/wait', '/status'))).json()).toEqual({ state: 'proven' })
  expect((await tab.open(wait.url)).url).toBe(WHO)
  expect((await phone.open(WHO)).json()).toEqual({ member: null })
})

test('the six digits sign the waiting tab in', async () => {
  const browser = house.browser()
  const wait = await askForLetter(browser)
  const { code } = await house.letter(EMAIL)
  const landed = await browser.submit(wait.url.replace('/wait', '/code'), {
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
  })
  expect(landed.url).toBe(WHO)
})

test('a code cannot be guessed: five wrong tries end it, also all at once', async () => {
  const browser = house.browser()
  const wait = await askForLetter(browser)
  const { code } = await house.letter(EMAIL)
  const wrong = code === '000000' ? '000001' : '000000'
  const codeUrl = wait.url.replace('/wait', '/code')
  await Promise.all(Array.from({ length: 12 }, () => browser.post(codeUrl, { code: wrong })))
  expect((await house.ctx.db.emailProof.findFirstOrThrow()).attempts).toBe(5)
  const right = await browser.post(codeUrl, { code })
  expect({ status: right.status, location: right.location }).toEqual({ status: 422, location: undefined })
})

test('another browser can use neither the code nor the page of a sign-in', async () => {
  const wait = await askForLetter(house.browser())
  const { code } = await house.letter(EMAIL)
  const stranger = house.browser()
  expect((await stranger.post(wait.url.replace('/wait', '/code'), { code })).status).toBe(410)
  expect((await stranger.get(wait.url)).status).toBe(410)
})

test('known and unknown addresses get the same answer', async () => {
  await createMember(house.ctx, { email: EMAIL })
  const known = await askForLetter(house.browser(), EMAIL)
  const unknown = await askForLetter(house.browser(), 'nobody@members.example')
  const plain = (page: { text: string; url: string }) =>
    page.text
      .replaceAll(EMAIL, '@')
      .replaceAll('nobody@members.example', '@')
      .replace(/(card__number">)\d\d/, '$1')
      .replaceAll(/sign-in(?:\/|%2F)[\w-]+/g, '')
      .replaceAll(/value="[\w-]{43}"/g, '')
  expect(plain(known)).toBe(plain(unknown))
})

test('an address that is asked for too often is not written to any more', async () => {
  const browser = house.browser()
  const ask = await browser.open(`${BLOG}/auth/login?next=/who/x`)
  const answers = []
  for (let round = 0; round < 8; round += 1) answers.push((await browser.post(ask.url, { email: EMAIL })).status)
  expect(answers).toEqual([303, 303, 303, 303, 303, 303, 429, 429])
})

test('something that is no address is said beside the field, and nothing is sent', async () => {
  const browser = house.browser()
  const ask = await browser.open(`${BLOG}/auth/login?next=/who/x`)
  const answer = await browser.post(ask.url, { email: 'rosa at members' })
  expect({ status: answer.status, says: answer.text.includes('does not look like an e-mail address') }).toEqual({
    status: 422,
    says: true,
  })
  expect(await house.ctx.db.outgoingMail.count()).toBe(0)
})

test('who is signed in at the blog is signed in at the market without a click', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  const shop = await browser.open(`${MARKET}/who/shelf?c=bread`)
  expect(shop.url).toBe(`${MARKET}/who/shelf?c=bread`)
  expect(shop.json()).toMatchObject({ member: { email: EMAIL } })
})

test('a stranger is never sent to the provider by a page', async () => {
  const page = await house.browser().get(`${MARKET}/who/shelf`)
  expect({ status: page.status, body: page.json() }).toEqual({ status: 200, body: { member: null } })
})

test.each([
  ['a script', { 'sec-fetch-mode': 'cors' }],
  ['htmx', { 'hx-request': 'true' }],
  ['a frame', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  ['ActivityPub', { accept: 'application/activity+json' }],
  ['a robot', { 'user-agent': 'Googlebot/2.1' }],
  ['a prefetch', { 'sec-purpose': 'prefetch' }],
])('%s is answered as it is, without silent sign-on', async (_who, headers) => {
  const browser = house.browser()
  await signIn(house, browser)
  expect((await browser.get(`${MARKET}/who/shelf`, headers)).status).toBe(200)
})

test('a browser whose provider session is gone is asked once and then left alone', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await house.ctx.db.oidcPayload.deleteMany()
  const first = await browser.open(`${MARKET}/who/shelf`)
  expect(first.json()).toEqual({ member: null })
  expect((await browser.get(`${MARKET}/who/shelf`)).status).toBe(200)
})

test('two sign-ins begun side by side both land on their own page', async () => {
  const browser = house.browser()
  const one = await browser.open(`${BLOG}/auth/login?next=/who/one`)
  const two = await browser.open(`${BLOG}/auth/login?next=/who/two`)
  await browser.submit(one.url, { email: EMAIL })
  const first = await house.letter(EMAIL)
  await browser.submit(two.url, { email: EMAIL })
  const second = await house.letter(EMAIL)
  expect((await browser.submit(postOf(first.link), { t: tokenOf(first.link) })).url).toBe(`${BLOG}/who/one`)
  expect((await browser.submit(postOf(second.link), { t: tokenOf(second.link) })).url).toBe(`${BLOG}/who/two`)
})

test('of twenty tabs that ask who is there one signs in, and all go on by themselves', async () => {
  const browser = house.browser()
  const asked = []
  for (let tab = 0; tab < 20; tab += 1) asked.push(await browser.open(`${BLOG}/auth/login?next=/who/${tab}`))
  const [first, waiting, ...others] = asked.map(({ url }) => url)
  await browser.submit(waiting!, { email: EMAIL })
  expect((await browser.get(`${waiting}/status`)).json()).toEqual({ state: 'waiting' })
  await browser.submit(first!, { email: EMAIL })
  const { link } = await house.letter(EMAIL)
  expect((await browser.submit(postOf(link), { t: tokenOf(link) })).url).toBe(`${BLOG}/who/0`)
  for (const url of [waiting, ...others])
    expect((await browser.get(`${url}/status`)).json()).toEqual({ state: 'signed-in' })
  const landed = [await browser.open(`${waiting}/wait`)]
  for (const url of others) landed.push(await browser.open(url))
  expect(landed.map(({ url }) => url)).toEqual(Array.from({ length: 19 }, (_, tab) => `${BLOG}/who/${tab + 1}`))
})

test('a sign-in that is over begins again for the page the person was going to', async () => {
  const browser = house.browser()
  const ask = await browser.open(`${BLOG}/auth/login?next=/who/first-frost`)
  const uid = new URL(ask.url).pathname.split('/')[2]!
  await endInteraction(house.ctx.redis, uid)
  const over = await browser.get(ask.url)
  expect({ status: over.status, again: over.text.includes(`href="/sign-in/${uid}/again"`) }).toEqual({
    status: 410,
    again: true,
  })
  const begun = await browser.open(`${ask.url}/again`)
  await browser.submit(begun.url, { email: EMAIL })
  const { link } = await house.letter(EMAIL)
  expect((await browser.submit(postOf(link), { t: tokenOf(link) })).url).toBe(`${BLOG}/who/first-frost`)
})

test('a letter promises nothing for a page whose sign-in is over', async () => {
  const browser = house.browser()
  await askForLetter(browser)
  const { link } = await house.letter(EMAIL)
  await endInteraction(house.ctx.redis, new URL(link).pathname.split('/')[2]!)
  const elsewhere = house.browser()
  const told = [await elsewhere.get(link), await elsewhere.post(postOf(link), { t: tokenOf(link), number: '11' })]
  for (const { status, text } of told)
    expect({ status, over: text.includes('The sign-in that asked for this letter is over') }).toEqual({
      status: 410,
      over: true,
    })
  expect((await elsewhere.open(postOf(link).replace(/link$/, 'again'))).url).toContain('/sign-in/')
})

test('twenty tabs that sign on silently at once each land on their own page', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  const tabs = await Promise.all(
    Array.from({ length: 20 }, (_, tab) => browser.open(`${BLOG}/auth/login?next=/who/${tab}`)),
  )
  expect(tabs.map(({ url }) => url)).toEqual(Array.from({ length: 20 }, (_, tab) => `${BLOG}/who/${tab}`))
})

test('a silent sign-on that fails at its last step shows the page, not an error', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  const asked = await browser.get(`${MARKET}/who/x`)
  const answered = await browser.get(String(asked.headers.location))
  const callback = new URL(String(answered.headers.location))
  callback.searchParams.set('code', 'not-a-code')
  const landed = await browser.get(callback.href)
  expect({ status: landed.status, location: landed.headers.location }).toEqual({ status: 303, location: '/who/x' })
})

test('an address with a strange host never follows it', async () => {
  const discovery = await house.ask('/.well-known/openid-configuration', {
    host: 'federation.rose.localhost:3000',
    'x-forwarded-proto': 'https',
  })
  expect(discovery.json()).toMatchObject({ issuer: FEDERATION, token_endpoint: `${FEDERATION}/oidc/token` })
  const evil = await house.ask('/.well-known/openid-configuration', { host: 'evil.example' })
  expect(evil.status).toBe(421)
  const forwarded = await house.ask('/.well-known/openid-configuration', { 'x-forwarded-host': 'evil.example' })
  expect(forwarded.text).not.toContain('evil.example')
})

test('while the provider is away a sign-in meets a calm page that tries again, and members stay signed in', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  await house.withoutProvider(async () => {
    expect((await browser.get(WHO)).json()).toMatchObject({ member: { email: EMAIL } })
    const stranger = house.browser()
    // That the provider is there is remembered for a moment.
    const away = await waitUntil('the provider to be away', async () => {
      const answer = await stranger.get(`${MARKET}/auth/login?next=/who/x`)
      return answer.status === 503 && answer
    })
    expect(away.headers.refresh).toBe('5')
  })
})

test('signing in lights "Me" and no other place of the masthead', async () => {
  const wait = await askForLetter(house.browser())
  expect(wait.text).toContain('data-place="account"')
  expect(wait.text.match(/<a class="place"[^>]*aria-current="true">[^<]*/g)?.map((link) => link.split('>')[1])).toEqual(
    ['Me '],
  )
})
