import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { withdrawProduct } from '@rose-ash/domains/market/products/publish-product'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/to-signed-in-member'
import type { Browser } from '@rose-ash/server/testing/browser'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { openSixApps, originOf } from './support/six-apps.ts'

/** Not `test`: with the cache of shared pages, as in production. */
const house = await openSixApps({ NODE_ENV: 'development', FRAGMENT_BUDGET_MS: '5000' })
afterAll(() => house.close())

const { db, redis, services } = house.contexts.account
const { market, events } = house.contexts
const [ada, ben, eda] = [await house.visitor(['cooperator']), await house.visitor(), await house.visitor(['editor'])]
const [stranger, shopper] = [house.browser(), house.browser()]
const SUPPER = 'Supper of the members'
/** In the page itself; the masthead leads to the desk by a whole address. */
const NEW_ENTRY = 'href="/desk/entries/new"'
const loaf = await createProduct(market, { variant: { memberPriceMinor: 311 } })
const supper = await events.transact(async (tx) => {
  await createCalendar(events, tx, { slug: 'house', name: 'Our house', visibility: 'members' })
  const startsLocal = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16)
  return createEntry(events, tx, { calendar: 'house', title: SUPPER, startsLocal, durationMinutes: 60 })
})

const PAGES = [
  ...['/', `/products/${loaf.slug}`, '/categories/bread', '/markets/shop', '/search?q=loaf'].map(
    (path) => originOf('market') + path,
  ),
  ...['/', `/month/${new Date(Date.now() + 86_400_000).toISOString().slice(0, 7)}`, `/entries/${supper.slug}`].map(
    (path) => originOf('events') + path,
  ),
  ...['/', '/archive/'].map((path) => originOf('blog') + path),
  `${originOf('federation')}/`,
]
const product = `${originOf('market')}/products/${loaf.slug}`

beforeAll(async () => {
  for (const { member } of [ada, ben, eda]) {
    const renamed = await db.member.update({ where: { id: member.id }, data: { name: `Name-${member.id}` } })
    await refreshMemberSessions(redis, { ...toSignedInMember(member), name: renamed.name })
  }
  await shopper.post(`${originOf('market')}/cart/lines`, { refId: loaf.variantId, quantity: '7' })
})

const tokensIn = (text: string) => [...text.matchAll(/name="_csrf" value="([^"]+)"/g)].map(([, token]) => token)

test('no reader of a shared page finds what is in the hole of another', async () => {
  const readers = { ada: ada.browser, ben: ben.browser, eda: eda.browser, stranger, shopper }
  const seen: Record<string, { tokens: Set<unknown>; texts: string[] }> = {}
  let fromCopies = 0
  for (let round = 0; round < 2; round += 1) {
    for (const url of PAGES) {
      const answers = await Promise.all(
        Object.entries(readers).map(async ([who, browser]) => ({ who, answer: await browser.get(url) })),
      )
      for (const { who, answer } of answers) {
        seen[who] ??= { tokens: new Set(), texts: [] }
        const mine = seen[who]
        for (const token of tokensIn(answer.text)) mine.tokens.add(token)
        mine.texts.push(answer.text)
        if (/page;desc="(?:fresh|stale)"/.test(answer.headers['server-timing'] ?? '')) fromCopies += 1
      }
    }
  }
  const count = (who: string, words: string) => seen[who]!.texts.filter((text) => text.includes(words)).length
  const tokens = Object.values(seen).flatMap((reader) => [...reader.tokens])
  expect(new Set(tokens).size).toBe(tokens.length)
  expect(tokens.length).toBeGreaterThan(5)
  // At least half of the answers come from copies; else this test would prove nothing.
  expect(fromCopies).toBeGreaterThan(PAGES.length * 5)
  for (const [who, reader] of Object.entries({ ada, ben, eda })) {
    for (const other of Object.keys(readers)) {
      const found = count(other, `Name-${reader.member.id}`) + count(other, reader.member.email)
      expect([who, other, found > 0]).toEqual([who, other, who === other])
    }
  }
  for (const who of Object.keys(readers)) {
    expect([who, count(who, SUPPER) > 0]).toEqual([who, ['ada', 'eda'].includes(who)])
    expect([who, count(who, '<span class="count">7<') > 0]).toEqual([who, who === 'shopper'])
    expect([who, count(who, NEW_ENTRY) > 0]).toEqual([who, who === 'eda'])
  }
})

test('a role that is taken away is gone from the next page', async () => {
  const url = `${originOf('events')}/`
  expect((await eda.browser.get(url)).text).toContain(NEW_ENTRY)
  await db.memberRole.deleteMany({ where: { memberId: eda.member.id } })
  await refreshMemberSessions(redis, toSignedInMember((await services.account.getMember(db, eda.member.id))!))
  expect((await eda.browser.get(url)).text).not.toContain(NEW_ENTRY)
})

test('whose session has ended reads as a stranger, and a session that is back reads as its member', async () => {
  const url = `${originOf('events')}/`
  const keys = await redis.keys('rose:session:events:*')
  const kept = await Promise.all(keys.map(async (key) => [key, (await redis.get(key))!] as const))
  await redis.del(keys)
  expect((await ada.browser.get(url, { 'sec-fetch-mode': 'no-cors' })).text).not.toContain(SUPPER)
  for (const [key, text] of kept) await redis.set(key, text)
  expect((await ada.browser.get(url)).text).toContain(SUPPER)
})

test('a product that is withdrawn is soon there for nobody', async () => {
  const readers: Browser[] = [ada.browser, ben.browser, stranger, shopper]
  for (const reader of readers) expect((await reader.get(product)).status).toBe(200)
  await market.transact((tx) => withdrawProduct(market, tx, { productId: loaf.productId }))
  for (const reader of readers) {
    await reader.get(product)
    await waitUntil('the product to be gone', async () => (await reader.get(product)).status === 404)
  }
})
