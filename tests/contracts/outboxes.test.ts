import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createDraft } from '@rose-ash/domains/blog/posts/editing/create-draft'
import { updatePost } from '@rose-ash/domains/blog/posts/editing/update-post'
import { publishPost } from '@rose-ash/domains/blog/posts/publication/publish-post'
import { unpublishPost } from '@rose-ash/domains/blog/posts/publication/unpublish-post'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { cancelEntry, reinstateEntry } from '@rose-ash/domains/events/entries/change-entry-state'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { changePrice } from '@rose-ash/domains/market/products/change-price'
import { publishProduct, withdrawProduct } from '@rose-ash/domains/market/products/publish-product'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { rebuildProjection } from '@rose-ash/kernel/projections/rebuild-projection'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { openSixApps, originOf } from '../attacks/support/six-apps.ts'

await resetStores()
const house = await openSixApps()
afterAll(() => house.close())

const { blog, market, events } = house.contexts
const stranger = house.browser()
const ACTIVITY = { accept: 'application/activity+json' }
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public'
const actorOf = (app: AppName) => `${originOf(app)}/actors/coop`

type Document = Record<string, unknown>
interface Said extends Document {
  readonly id: string
  readonly type: string
  readonly object: (Document & { readonly id: string }) | string
}

const settle = () => drainProjections(house.contexts.federation, PROJECTIONS)

async function read(url: string): Promise<{ readonly status: number; readonly document: Document }> {
  const { status, text } = await stranger.get(url, ACTIVITY)
  return { status, document: JSON.parse(text) as Document }
}

/** Every item of the outbox of the co-op's actor on an app, by following its pages. */
async function outbox(app: AppName): Promise<Said[]> {
  const { document } = await read(`${actorOf(app)}/outbox`)
  const items: Said[] = []
  for (let page = document.first as string | undefined; page; ) {
    const { document: shown } = await read(page)
    expect(shown.id).toBe(page)
    items.push(...(shown.orderedItems as Said[]))
    page = shown.next as string | undefined
  }
  expect(document.totalItems).toBe(items.length)
  return items
}

const idOf = ({ object }: Said) => (typeof object === 'string' ? object : object.id)
const typesIn = async (app: AppName) => (await outbox(app)).map(({ type }) => type)

/** What other servers ask of every item of every outbox. */
async function walk(): Promise<void> {
  for (const app of APP_NAMES)
    for (const item of await outbox(app)) {
      expect([item.actor, item.to]).toEqual([actorOf(app), [PUBLIC]])
      expect((await read(item.id)).document).toEqual(item)
      const { status, document } = await read(idOf(item))
      expect([status, document.id]).toEqual([200, idOf(item)])
      const by = actorOf(new URL(idOf(item)).hostname.split('.')[0] as AppName)
      expect(document.attributedTo).toBe(by)
      if (item.type === 'Announce') continue
      expect(by).toBe(actorOf(app))
      const { '@context': _, ...object } = document
      expect(item.object).toEqual(object)
      expect((await read(document.url as string)).document).toEqual(document)
      for (const part of ['replies', 'likes', 'shares', 'context'])
        expect((await read(document[part] as string)).document).toMatchObject({ id: document[part] })
    }
}

const html = '<p>It takes <b>three days</b>.</p>'
const text = {
  title: 'Rye, slowly',
  lexical: '{}',
  rendered: {
    ...{ html, publicHtml: html, publicText: 'It takes three days.' },
    ...{ hash: '', rendererVersion: 1, readingMinutes: 1 },
  },
}
let post = { id: '', version: 1 }
let loaf = { productId: '', variantId: '', slug: '' }
let fair = { id: '', slug: '' }

beforeAll(async () => {
  post = await blog.transact(async (tx) => {
    const draft = await createDraft(blog, tx, text)
    return publishPost(blog, tx, { postId: draft.id })
  })
  loaf = await createProduct(market, { name: 'Rye loaf', summary: 'Dense & dark.' })
  fair = await events.transact(async (tx) => {
    await createCalendar(events, tx, { slug: 'yard', name: 'In the Yard' })
    const startsLocal = '2027-06-12T12:00'
    return createEntry(events, tx, { calendar: 'yard', title: 'Fair', startsLocal, durationMinutes: 60 })
  })
  await settle()
})

test('each app creates what it publishes, federation announces it, cart and account say nothing', async () => {
  await walk()
  expect(await Promise.all(APP_NAMES.map(async (app) => [app, await typesIn(app)]))).toEqual(
    expect.arrayContaining([
      ['blog', ['Create']],
      ['market', ['Create']],
      ['events', ['Create']],
      ['federation', ['Announce', 'Announce', 'Announce']],
      ['cart', []],
      ['account', []],
    ]),
  )
})

test('an article, a note with its offer, and an event say what other servers read', async () => {
  const [[article], [note], [event]] = await Promise.all([outbox('blog'), outbox('market'), outbox('events')])
  expect(article?.object).toMatchObject({
    type: 'Article',
    name: 'Rye, slowly',
    nameMap: { en: 'Rye, slowly' },
    content: expect.stringContaining('three days'),
    interactionPolicy: { canQuote: { automaticApproval: [PUBLIC] } },
  })
  expect(note?.object).toMatchObject({
    type: 'Note',
    content: expect.stringMatching(/Rye loaf<\/strong><br>[^<]*£4\.20.*Dense &amp; dark\..*\/products\//),
  })
  const link = ((note as Said).object as unknown as { tag: { href: string }[] }).tag[0]
  expect((await read(link?.href ?? '')).document).toMatchObject({
    id: link?.href,
    type: 'Proposal',
    purpose: 'offer',
    attributedTo: actorOf('market'),
    unitBased: true,
    publishes: { action: 'transfer' },
    reciprocal: { resourceQuantity: { hasUnit: 'GBP', hasNumericalValue: '4.20' } },
  })
  expect(event?.object).toMatchObject({
    type: 'Event',
    startTime: '2027-06-12T11:00:00Z',
    endTime: '2027-06-12T12:00:00Z',
    timezone: 'Europe/London',
    organizers: [actorOf('events')],
    eventStatus: 'EventScheduled',
  })
})

test('a rename changes the url, never the id; a price changes the same note; both are an Update', async () => {
  const before = (await outbox('blog')).map(idOf)
  post = await blog.transact((tx) =>
    updatePost(blog, tx, { postId: post.id, version: post.version, slug: 'rye-and-time', ...text }),
  )
  await market.transact((tx) =>
    changePrice(market, tx, { variantId: loaf.variantId, priceMinor: 515, memberPriceMinor: null }),
  )
  await settle()
  await walk()
  const [update, create] = await outbox('blog')
  expect([update?.type, create?.type]).toEqual(['Update', 'Create'])
  expect([update, create].map((item) => idOf(item as Said))).toEqual([before[0], before[0]])
  expect(update?.object).toMatchObject({ url: `${originOf('blog')}/rye-and-time/`, updated: expect.any(String) })
  expect((await outbox('market'))[0]).toMatchObject({
    type: 'Update',
    object: { content: expect.stringMatching('£5.15') },
  })
})

test('what is withdrawn is gone from every outbox and leaves a Tombstone; published again it is another object', async () => {
  const [gone] = await outbox('market')
  const id = idOf(gone as Said)
  await market.transact((tx) => withdrawProduct(market, tx, { productId: loaf.productId }))
  await blog.transact((tx) => unpublishPost(blog, tx, { postId: post.id }))
  await events.transact((tx) => cancelEntry(events, tx, { entryId: fair.id, by: post.id }))
  await settle()
  await walk()
  expect(await Promise.all(APP_NAMES.map(typesIn))).toEqual(APP_NAMES.map(() => []))
  const tombstone = { id, type: 'Tombstone', formerType: 'Note', deleted: expect.any(String) }
  for (const url of [id, `${originOf('market')}/products/${loaf.slug}`])
    expect(await read(url)).toMatchObject({ status: 410, document: tombstone })
  expect((await read(gone?.id as string)).status).toBe(404)
  expect((await read(`${originOf('blog')}/rye-and-time/`)).status).toBe(410)
  expect((await stranger.get(id)).status).toBe(410)

  await market.transact((tx) => publishProduct(market, tx, { productId: loaf.productId }))
  await events.transact((tx) => reinstateEntry(events, tx, { entryId: fair.id, by: post.id }))
  await settle()
  await walk()
  const [again] = await outbox('market')
  expect([again?.type, idOf(again as Said) === id]).toEqual(['Create', false])
  expect((await read(id)).status).toBe(410)
  expect(await typesIn('federation')).toEqual(['Announce', 'Announce'])
})

test('any number in the address of a page is an answer, and pages lead both ways', async () => {
  for (const query of [
    'before=0',
    'before=-1',
    'before=abc',
    'before=9223372036854775808',
    `after=${'9'.repeat(60)}`,
  ]) {
    const { status, document } = await read(`${actorOf('blog')}/outbox?page=true&${query}`)
    expect([query, status, document.type]).toEqual([query, 200, 'OrderedCollectionPage'])
  }
  for (let at = 0; at < 21; at += 1) await createProduct(market)
  await settle()
  const items = await outbox('market')
  const first = (await read(`${actorOf('market')}/outbox?page=true`)).document
  const second = (await read(first.next as string)).document
  expect([items.length > 20, first.prev, second.prev]).toEqual([true, undefined, expect.any(String)])
  expect((await read(second.prev as string)).document.orderedItems).toEqual(first.orderedItems)
})

test('a rebuild of the projection keeps every id', async () => {
  const before = await outbox('market')
  await rebuildProjection(house.contexts.federation, PROJECTIONS, 'publications')
  expect(await outbox('market')).toEqual(before)
})
