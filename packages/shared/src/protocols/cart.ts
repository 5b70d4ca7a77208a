import type { Tx } from '../db/client.ts'
import type { VatRow } from '../money/totals.ts'
import type { KeepsMemberRecords } from './member-data.ts'
import type { LineKind } from './reservable.ts'

/** Whose cart: a signed-in member's, else the one behind the cookie token, of which only the SHA-256 is known. */
export interface CartOwner {
  readonly memberId: string | null
  /** `hashCartToken(token)` of shared/http/cart-token. */
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

export type OrderStatus = 'pending' | 'paid' | 'expired' | 'cancelled' | 'owed'

export interface OrderSummary {
  readonly id: string
  readonly number: number
  readonly status: OrderStatus
  readonly fulfilment: 'none' | 'packed' | 'collected'
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
  readonly kind: LineKind | 'deposit' | 'delivery'
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

export interface PlaceOrder {
  readonly memberId: string
  /** The cart's version that the buyer looked at. */
  readonly cartVersion: number
  /** The total that the buyer agreed to: only compared, never charged. */
  readonly agreedTotalMinor: number
  readonly contact: { readonly name: string; readonly email: string; readonly phone?: string | null }
  readonly note?: string
  readonly collectionPointId?: string | null
  readonly merchantCode: string
  /** How long the goods are kept for the buyer to pay. */
  readonly payWithinMs: number
}

export type PlacedOrder =
  | { readonly kind: 'placed' | 'already-placed'; readonly orderId: string; readonly attemptId: string | null }
  /** Another order of this cart waits for its payment and must be closed first. */
  | { readonly kind: 'other-pending'; readonly orderId: string }

export type PaymentOutcome = 'paid' | 'already-paid' | 'owed'

export interface SaveCollectionPoint {
  readonly slug: string
  readonly name: string
  readonly address: string
  readonly openingWords?: string
  readonly position?: number
}

/** What other domains may ask of cart. */
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
  /** How many things are in the cart; one cheap query. */
  countItems(tx: Tx, input: { readonly owner: CartOwner }): Promise<number>
  /** How many of each thing are in the cart, by refId. */
  quantities(tx: Tx, input: { readonly owner: CartOwner }): Promise<ReadonlyMap<string, number>>
  /**
   * Moves the lines of an anonymous cart into the member's, adding up what both have; afterwards the token leads nowhere.
   * A second call, or an unknown token, changes nothing. Carts of members have no token, so nobody's can be taken.
   */
  mergeAnonymous(
    tx: Tx,
    input: { readonly cartToken: string; readonly memberId: string },
  ): Promise<{ readonly movedLines: number }>

  /** Reserves everything and writes order, lines, payment attempt and `cart.order.placed`, all or nothing. Throws CartChangedError, SoldOutError. */
  placeOrder(tx: Tx, input: PlaceOrder): Promise<PlacedOrder>
  /** Another try to be paid for a pending order whose earlier attempts are closed; the time to pay begins anew. */
  addAttempt(
    tx: Tx,
    input: { readonly orderId: string; readonly merchantCode: string; readonly payWithinMs: number },
  ): Promise<{ readonly attemptId: string }>
  /**
   * Money has arrived for an attempt: attempt and order become paid, the reservation is confirmed, `cart.order.paid` written, the cart
   * emptied of what was bought. A second call changes nothing. Without goods (given back and sold meanwhile) the payment is `owed`.
   */
  recordPayment(
    tx: Tx,
    input: {
      readonly attemptId: string
      readonly transactionId?: string | null
      readonly transactionCode?: string | null
    },
  ): Promise<PaymentOutcome>
  /** Pays an order that costs nothing. */
  completeFreeOrder(tx: Tx, input: { readonly orderId: string }): Promise<PaymentOutcome>
  /** Ends a pending order whose attempts are all closed, and gives its goods back. Changes nothing when it is not pending; throws ConflictError while an attempt is open. */
  closeOrder(tx: Tx, input: { readonly orderId: string; readonly as: 'expired' | 'cancelled' }): Promise<void>
  /**
   * Ends a pending order whose time is over and gives its goods back. `kept`: there is time left (it may have been extended), or an attempt
   * could still take money. `settled`: it is not pending.
   */
  expireOrder(tx: Tx, input: { readonly orderId: string }): Promise<'expired' | 'kept' | 'settled'>

  /** Puts the goods of a paid order back where others can have them. A second call changes nothing. */
  takeGoodsBack(tx: Tx, input: { readonly orderId: string; readonly by: string | null }): Promise<void>

  /** Known by its slug: saving one again changes it. */
  saveCollectionPoint(tx: Tx, input: SaveCollectionPoint): Promise<{ readonly id: string }>
  /** A member's orders, newest first. */
  listOrders(tx: Tx, input: { readonly memberId: string; readonly limit?: number }): Promise<readonly OrderSummary[]>
  /** One order; null when there is none or it is not this member's. Leave memberId out only for stewards and jobs. */
  findOrder(tx: Tx, input: { readonly orderId: string; readonly memberId?: string }): Promise<OrderDetails | null>
}
