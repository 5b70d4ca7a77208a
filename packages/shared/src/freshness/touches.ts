import {
  basketKey,
  CALENDARS,
  ENTRIES,
  entryKey,
  FOLLOWS,
  MENU,
  memberKey,
  ordersKey,
  POSTS,
  PRODUCTS,
  postKey,
  productKey,
  SETTINGS,
  SHELVES,
  STOCK,
} from './keys.ts'

/** A fact, as far as it says what it makes out of date. */
export interface TouchingFact {
  readonly objectId: string | null
  readonly object: { readonly memberId?: unknown; readonly variantId?: unknown }
}

type Touches = (fact: TouchingFact) => readonly string[]

const thing = (all: string, keyOf: (id: string) => string): Touches => {
  return ({ objectId }) => [all, ...(objectId ? [keyOf(objectId)] : [])]
}
const ofMember =
  (...keysOf: readonly ((id: string) => string)[]): Touches =>
  ({ object: { memberId } }) =>
    typeof memberId === 'string' ? keysOf.map((keyOf) => keyOf(memberId)) : []

const post = thing(POSTS, postKey)
const page: Touches = (fact) => [...post(fact), MENU]
const product = thing(PRODUCTS, productKey)
const entry = thing(ENTRIES, entryKey)
const order: Touches = (fact) => [STOCK, ...ofMember(basketKey, ordersKey)(fact)]
const member = ofMember(memberKey)

/** The keys that each type of fact touches. A fact that stands here under none touches its member only, if it names one. */
const TOUCHES: Readonly<Record<string, Touches>> = {
  'blog.post.published': post,
  'blog.post.updated': post,
  'blog.post.unpublished': post,
  'blog.page.published': page,
  'blog.page.updated': page,
  'blog.page.unpublished': page,
  'blog.settings.changed': () => [SETTINGS],
  'blog.menu.changed': () => [MENU],
  'blog.import.finished': () => [POSTS, MENU, SETTINGS],
  'market.product.published': product,
  'market.product.updated': product,
  'market.product.withdrawn': product,
  'market.stock.changed': ({ object: { variantId } }) => [
    STOCK,
    ...(typeof variantId === 'string' ? [productKey(variantId)] : []),
  ],
  'market.market.saved': () => [SHELVES],
  'market.supplier.saved': () => [SHELVES],
  'market.category.saved': () => [SHELVES],
  'market.label.saved': () => [SHELVES],
  'events.entry.created': entry,
  'events.entry.updated': entry,
  'events.entry.cancelled': entry,
  'events.calendar.created': () => [CALENDARS],
  'cart.order.placed': order,
  'cart.order.paid': ofMember(basketKey, ordersKey),
  'cart.order.closed': order,
  'cart.refund.completed': order,
  'federation.actor.created': () => [FOLLOWS],
  'federation.actor.updated': () => [FOLLOWS],
  'federation.actor.suspended': () => [FOLLOWS],
}

/** The freshness keys of what a fact makes out of date. */
export function touchesOf(type: string, fact: TouchingFact): readonly string[] {
  return (TOUCHES[type] ?? member)(fact)
}
