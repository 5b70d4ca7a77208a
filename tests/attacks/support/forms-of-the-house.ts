import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import type { Browser } from '@rose-ash/server/testing/browser'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import type { Member } from '@rose-ash/shared/protocols/member'
import { load } from 'cheerio'
import { addressOf, listRoutes } from './list-routes.ts'
import { originOf, type SixApps } from './six-apps.ts'

/** What a person fills; the rest of a form is ours. */
const WRITTEN = 'textarea, select, input:not([type=hidden], [type=file], [type=submit], [type=checkbox], [type=radio])'
/** They end what the others need, or their own page, and are opened anew each time: `formDoors`. */
const ENDINGS = /\/(?:auth\/logout|records\/deletion|sign-out|suspension)$|kept-forms|^\/lines\//

export type Fields = readonly (readonly [name: string, value: string])[]

export interface Form {
  readonly app: AppName
  /** The first page that shows it. */
  readonly page: string
  readonly action: string
  /** Every field with its value as the page shows it. */
  readonly fields: Fields
  readonly written: readonly string[]
  /** Every box that one can tick, with its value; of choices that exclude each other the last. */
  readonly boxes: Fields
}

interface Reader {
  readonly browser: Browser
  readonly member: Member
}

/** Every form that the pages of the house show to somebody who may do everything: one that is added tomorrow is among them. */
export async function formsOfTheHouse(house: SixApps, reader: Reader): Promise<readonly Form[]> {
  const found = new Map<string, Form>()
  for (const [app, page] of await pagesWithForms(house, reader))
    for (const form of formsOn((await reader.browser.get(originOf(app) + page)).text, app, page))
      if (!ENDINGS.test(form.action) && !found.has(app + form.action)) found.set(app + form.action, form)
  return [...found.values()]
}

export function formsOn(html: string, app: AppName, page: string): Form[] {
  const $ = load(html)
  return $('form[method="post"]')
    .toArray()
    .flatMap((element) => {
      const form = $(element)
      const action = form.attr('action') ?? ''
      const named = (fields: string) =>
        form
          .find(fields)
          .toArray()
          .map((field) => $(field))
          .filter((field) => field.attr('name'))
      const written = [...new Set(named(WRITTEN).map((field) => field.attr('name')!))]
      const ticks = (kind: string) =>
        named(`input[type=${kind}]`).map((field) => [field.attr('name')!, field.attr('value') ?? 'on'] as const)
      const boxes = [...ticks('checkbox'), ...new Map(ticks('radio'))]
      if (written.length + boxes.length === 0 || !action.startsWith('/')) return []
      const fields = form.serializeArray().map(({ name, value }) => [name, value] as const)
      return [{ app, page, action, fields, written, boxes }]
    })
}

/** Every page without a parameter, and one of each that is about something. */
async function pagesWithForms(
  { apps, contexts: { blog, market, events, cart, account } }: SixApps,
  { browser, member }: Reader,
): Promise<readonly (readonly [AppName, string])[]> {
  await browser.post(`${originOf('blog')}/desk/posts`, { title: 'A draft', visibility: 'public', text: 'Words.' })
  const post = await blog.db.post.findFirstOrThrow()
  const product = await createProduct(market)
  const entry = await events.transact(async (tx) => {
    await createCalendar(events, tx, { slug: 'yard', name: 'In the Yard' })
    const times = { startsLocal: '2027-03-01T10:00', durationMinutes: 60 }
    return createEntry(events, tx, { calendar: 'yard', title: 'Fair', ...times })
  })
  const owner = { memberId: member.id, cartHash: null }
  const line = { owner, kind: 'product', refId: product.variantId, quantity: 1 } as const
  await cart.transact((tx) => cart.services.cart.addLine(tx, line))
  const other = await createMember(account)
  const plain = APP_NAMES.flatMap((app) =>
    listRoutes(apps[app])
      .filter(({ method, path }) => method === 'GET' && !/[:*]|^\/(?:oidc|internal|hooks|auth)\b/.test(path))
      .map((route) => [app, addressOf(route)] as const),
  )
  return [
    // Before the walk reaches the desk, where it changes what is in the basket.
    ['cart', '/checkout'],
    ...plain,
    ['blog', `/desk/posts/${post.id}`],
    ['market', `/desk/products/${product.productId}`],
    ['events', `/desk/entries/${entry.id}`],
    ['account', `/members/${other.id}`],
  ]
}
