import type { Tx } from '../db/client.ts'
import type { VatRow } from '../money/totals.ts'
import type { KeepsMemberRecords } from './member-data.ts'
import { LINE_KINDS, type LineKind } from './reservable.ts'

/** Whose cart: a signed-in member's, else the one behind the cookie token, of which only the SHA-256 is known. */
export interface CartOwner {
  readonly memberId: string | null
  /** `hashCartToken(token)` of server/visitor/cart-token. */
  readonly cartHash: string | null
}

/** A line of a cart as it stands today, with what has changed since it was added. */
export interface CartLineView {
  readonly id: string
  readonly kind: LineKind
  readonly refId: string
  readonly title: string
  readonly detail: string
  /** Path on the owning app's host (market for products, events for tickets and slots). */
  readonly path: string
  readonly pictureKind: string | null
  readonly picturePath: string | null
  readonly quantity: number
  readonly unitPriceMinor: number
  readonly totalMinor: number
  readonly unitPrice: { readonly minor: number; readonly per: string } | null
  readonly currency: string
  /** The price when it was added, if that was another. */
  readonly priceBeforeMinor: number | null
  /** How many can be had; null: enough. */
  readonly available: number | null
  readonly state: 'available' | 'too-many' | 'sold-out' | 'withdrawn'
}

export interface CartView {
  readonly id: string | null
  readonly version: number
  readonly lines: readonly CartLineView[]
  /** Things, not lines: 3 loaves and a ticket are 4. */
  readonly count: number
  readonly subtotalMinor: number
  readonly totalMinor: number
  readonly vatMinor: number
  readonly vatRows: readonly VatRow[]
  readonly currency: string
  /** No line is sold out, withdrawn or asked for too often, and there is at least one. */
  readonly orderable: boolean
}

/** `owed`: paid when the goods were gone, so the money has to go back. */
export const ORDER_STATUSES = ['pending', 'paid', 'expired', 'cancelled', 'owed'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** How far a paid order is on its way to the buyer. */
export const FULFILMENTS = ['none', 'packed', 'collected'] as const
export type Fulfilment = (typeof FULFILMENTS)[number]

/** What can stand on an order line: things of a cart, and what is charged with them. */
export const ORDER_LINE_KINDS = [...LINE_KINDS, 'deposit', 'delivery'] as const
export type OrderLineKind = (typeof ORDER_LINE_KINDS)[number]

export interface OrderSummary {
  readonly id: string
  readonly number: number
  readonly status: OrderStatus
  readonly fulfilment: Fulfilment
  readonly totalMinor: number
  readonly currency: string
  /** What has been given back of what was paid. */
  readonly refundedMinor: number
  readonly itemCount: number
  /** The first few titles, for a list. */
  readonly titles: readonly string[]
  readonly placedAt: Date
  readonly paidAt: Date | null
  /** Path on the cart's host. */
  readonly path: string
}

export interface OrderLineView {
  readonly id: string
  readonly kind: OrderLineKind
  readonly refId: string | null
  readonly title: string
  readonly detail: string
  readonly quantity: number
  readonly unitPriceMinor: number
  readonly discountMinor: number
  readonly totalMinor: number
  readonly vatRateBp: number
  readonly vatMinor: number
  readonly path: string | null
  readonly pictureKind: string | null
}

export interface OrderDetails extends OrderSummary {
  readonly memberId: string | null
  readonly email: string
  readonly contactName: string
  readonly phone: string | null
  readonly note: string
  readonly handoverWords: string
  readonly subtotalMinor: number
  readonly discountMinor: number
  readonly vatMinor: number
  readonly vatRows: readonly VatRow[]
  readonly lines: readonly OrderLineView[]
  readonly expiresAt: Date
  readonly closedAt: Date | null
  /** The latest try to be paid for; null for an order that costs nothing. */
  readonly attempt: { readonly id: string; readonly status: string } | null
  /** What has been given back, oldest first. */
  readonly refunds: readonly { readonly amountMinor: number; readonly doneAt: Date | null }[]
}

/** What other domains and the kit's "Add to basket" ask of cart. */
export interface CartService extends KeepsMemberRecords {
  /** Adds so many of a thing (to those already in it, at most 99 of each). Makes the cart when there is none. Throws NotFoundError for an unknown thing, SoldOutError for one that cannot be had at all. */
  addLine(
    tx: Tx,
    input: { readonly owner: CartOwner; readonly kind: LineKind; readonly refId: string; readonly quantity: number },
  ): Promise<CartView>
  /** Sets a line's quantity; 0 takes it out. A line of another cart is not found. */
  setQuantity(
    tx: Tx,
    input: { readonly owner: CartOwner; readonly lineId: string; readonly quantity: number },
  ): Promise<CartView>
  /** The cart with today's prices and stock; an empty one when there is none. Writes nothing. */
  readCart(tx: Tx, input: { readonly owner: CartOwner }): Promise<CartView>
  /**
   * Moves the lines of an anonymous cart into the member's, adding up what both have; afterwards the token leads nowhere.
   * A second call, or an unknown token, changes nothing. Carts of members have no token, so nobody's can be taken.
   */
  mergeAnonymous(
    tx: Tx,
    input: { readonly cartToken: string; readonly memberId: string },
  ): Promise<{ readonly movedLines: number }>

  /** A member's orders, newest first. */
  listOrders(tx: Tx, input: { readonly memberId: string; readonly limit?: number }): Promise<readonly OrderSummary[]>
  /** One order; null when there is none or it is not this member's. Leave memberId out only for stewards and jobs. */
  findOrder(tx: Tx, input: { readonly orderId: string; readonly memberId?: string }): Promise<OrderDetails | null>
}
