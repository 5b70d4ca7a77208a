import { saveCollectionPoint } from '@rose-ash/domains/cart/orders/save-collection-point'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import type { Browser } from '@rose-ash/server/testing/browser'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { type AppRoute, addressOf } from '../support/list-routes.ts'
import { originOf, type SixApps } from '../support/six-apps.ts'

type Route = AppRoute & { readonly app: AppName }

export interface RealThings {
  /** An address that names an existing thing, where one was made. */
  addressOf(door: Route): string
  /** The form's address with an odd value for one of its parameters, each in turn. */
  addressWith(door: Route, odd: string, turn: number): string
  /** Valid values for the fields of a form, so that only the odd values are wrong. */
  honestFor(door: Route): Promise<Readonly<Record<string, string>>>
}

const HONEST = {
  ...{ title: 'Rye', text: 'Slowly.', visibility: 'public', id: 'checkout', reason: 'It was broken.' },
  ...{ name: 'Rosa Ash', email: 'rosa@members.example', roles: 'editor', answer: 'approve', wanted: 'yes' },
  ...{ category: 'bread', market: 'shop', packAmount: '400', packUnit: 'g', price: '4.20', vatClass: 'zero' },
  ...{ calendar: 'yard', date: '2027-03-01', startTime: '10:00', endTime: '11:00', onHand: '3' },
  ...{ kind: 'product', quantity: '1', number: '1' },
}

/** One of each kind of thing that pages and forms show. */
export async function makeRealThings({ contexts }: SixApps, admin: Browser): Promise<RealThings> {
  const { blog, market, events, cart, account } = contexts
  const { db } = account
  const product = await createProduct(market, { onHand: 100_000 })
  const { id: memberId } = await createMember(account)
  const entry = await events.transact(async (tx) => {
    await createCalendar(events, tx, { slug: 'yard', name: 'Yard' })
    const startsLocal = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16)
    return createEntry(events, tx, { calendar: 'yard', title: 'Supper', startsLocal, durationMinutes: 60 })
  })
  await admin.post(`${originOf('blog')}/desk/posts`, HONEST)
  const post = await blog.db.post.findFirstOrThrow()
  const { id: collectionPointId } = await cart.transact((tx) =>
    saveCollectionPoint(tx, { slug: 'yard', name: 'Yard', address: '1 Tannery Lane', openingWords: '' }),
  )
  const honest = { ...HONEST, refId: product.variantId, collectionPointId }

  /** A filled basket, and the version and total that its checkout must send. */
  async function filledBasket() {
    await admin.post(`${originOf('cart')}/cart/lines`, { kind: 'product', refId: product.variantId, quantity: '1' })
    const { text } = await admin.get(`${originOf('cart')}/checkout`)
    const hidden = text.matchAll(/<input type="hidden" name="(cartVersion|agreedTotalMinor)" value="(\d+)">/g)
    return Object.fromEntries([...hidden].map(([, name, value]) => [name, value]))
  }

  await admin.post(`${originOf('cart')}/checkout`, { ...honest, ...(await filledBasket()) })
  const order = await db.order.findFirstOrThrow()
  const ids: readonly (readonly [RegExp, string])[] = [
    [/^blog .*\/desk\/posts\//, post.id],
    [/^events .*\/desk\/entries\//, entry.id],
    [/^market .*\/desk\/variants\//, product.variantId],
    [/^market .*\/desk\/products\//, product.productId],
    [/^cart .*\/orders\//, order.id],
    [/^account .*\/orders\//, order.id],
    [/^account .*\/members\//, memberId],
  ]
  const names: readonly (readonly [RegExp, string])[] = [
    [/^blog \/:slug/, post.slug],
    [/^market \/products\//, product.slug],
    [/^market .*\/(?:markets|sellers)\//, 'shop'],
    [/^market \/categories\//, 'bread'],
    [/^events \/entries\//, entry.slug],
    [/^events \/calendars\//, 'yard'],
    [/\/actors\//, 'coop'],
  ]
  const known = (list: typeof ids, { app, path }: Route) => list.find(([where]) => where.test(`${app} ${path}`))?.[1]
  const addressOfThing = (door: Route) =>
    addressOf({
      ...door,
      path: door.path
        .replace(/:(?:id|\w+Id)\b/, (name) => known(ids, door) ?? name)
        .replace(/:(?:slug|market|handle)\b/, (name) => known(names, door) ?? name),
    })
  return {
    addressOf: addressOfThing,
    addressWith(door, odd, turn) {
      const parameters = door.path.match(/[:*]\w+/g) ?? []
      return addressOfThing({ ...door, path: door.path.replace(parameters[turn % parameters.length] ?? '', odd) })
    },
    async honestFor({ app, path }) {
      if (app === 'cart' && path === '/checkout') return { ...honest, ...(await filledBasket()) }
      if (app === 'blog') {
        const { version } = await db.post.findUniqueOrThrow({ where: { id: post.id } })
        return { ...honest, version: String(version) }
      }
      if (app === 'market') {
        const { updatedAt } = await db.product.findUniqueOrThrow({ where: { id: product.productId } })
        return { ...honest, version: updatedAt.toISOString() }
      }
      const { version } = await db.entry.findUniqueOrThrow({ where: { id: entry.id } })
      return { ...honest, version: String(version) }
    },
  }
}
