import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { setRoles } from '@rose-ash/domains/account/roles/set-roles'
import { placeOrder } from '@rose-ash/domains/cart/orders/place-order'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { withdrawProduct } from '@rose-ash/domains/market/products/publish-product'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/session/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/session/to-signed-in-member'
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

/** Places an order of one thing, as a member's checkout does. */
async function order(refId: string, quantity: number): Promise<void> {
  const { cart } = house.contexts
  const memberId = randomUUID()
  await cart.transact(async (tx) => {
    const owner = { memberId, cartHash: null }
    const { version, totalMinor } = await cart.services.cart.addLine(tx, { owner, kind: 'product', refId, quantity })
    await placeOrder(cart, tx, {
      memberId,
      cartVersion: version,
      agreedTotalMinor: totalMinor,
      contact: { name: 'Mara', email: 'mara@members.example' },
      merchantCode: 'MTEST',
      payWithinMs: 900_000,
    })
  })
}

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

test('a role that is given shows in the masthead of the next page of every app, once the session has it', async () => {
  const work = '/fragments/events.work'
  const { member, browser } = await house.visitor()
  const pages = [`${originOf('market')}/`, `${originOf('blog')}/`]
  const account = house.contexts.account
  for (const url of pages) expect((await browser.get(url)).text).not.toContain(work)
  await account.transact((tx) => setRoles(account, tx, { memberId: member.id, roles: ['editor'], byId: null }))
  // A page between the change and its way into the sessions keeps a masthead without the role.
  for (const url of pages) await browser.get(url)
  await house.settle()
  for (const url of pages) expect((await browser.get(url)).text).toContain(work)
})

test('a cooperator reads the members’ price on the pages of every app, and nobody else does', async () => {
  for (const url of [`${originOf('blog')}/`, `${originOf('market')}/`]) {
    const readers = { ada: ada.browser, ben: ben.browser, stranger }
    for (const [who, browser] of Object.entries(readers)) {
      const [own, other] = who === 'ada' ? ['£3.11', '£4.20'] : ['£4.20', '£3.11']
      await waitUntil(`the price ${own}`, async () => (await browser.get(url)).text.includes(own))
      expect([url, who, (await browser.get(url)).text.includes(other)]).toEqual([url, who, false])
    }
  }
})

test('a sale remakes the page of what is sold, and the lists when it is sold out; no page of another product', async () => {
  const sold = await createProduct(market, { onHand: 90, categorySlug: 'wool' })
  const other = await createProduct(market, { onHand: 90 })
  const [soldUrl, otherUrl] = [sold, other].map(({ slug }) => `${originOf('market')}/products/${slug}`)
  const isFresh = async () => /page;desc="fresh"/.test((await stranger.get(otherUrl!)).headers['server-timing'] ?? '')
  let left = 90
  const buy = async (quantity: number) => {
    await order(sold.variantId, quantity)
    left -= quantity
  }
  await waitUntil('the page of another product to outlive an order', async () => {
    await waitUntil('that page to be kept', isFresh)
    await buy(1)
    await waitUntil('the new stock', async () => (await stranger.get(soldUrl!)).text.includes(`${left} in stock`))
    return isFresh()
  })
  await buy(left)
  for (const url of [`${originOf('market')}/`, `${originOf('market')}/categories/wool`])
    await waitUntil('the list', async () => (await stranger.get(url)).text.includes('Sold out for now'))
  expect((await stranger.get(otherUrl!)).text).toContain('90 in stock')
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
