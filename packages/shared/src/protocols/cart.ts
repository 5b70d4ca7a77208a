import type { Tx } from '../db/client.ts'
import type { ShownPicture } from '../media/picture.ts'
import type { VatRow } from '../money/totals.ts'
import type { KeepsMemberRecords } from './member-data.ts'
import { LINE_KINDS, type LineKind } from './reservable.ts'

/** The owner of a cart: a signed-in member, else the cookie token, of which only the SHA-256 is stored. */
export interface CartOwner {
  readonly memberId: string | null
  /** `hashCartToken(token)` of server/visitor/cart-token. */
  readonly cartHash: string | null
}

/** A line of a cart with today's price and stock, and the changes since it was added. */
export interface CartLineView {
  readonly id: string
  readonly kind: LineKind
  readonly refId: string
  readonly title: string
  readonly detail: string
  /** Path on the host of the owning app (market for products, events for tickets and slots). */
  readonly path: string
  readonly pictureKind: string | null
  readonly picture: ShownPicture | null
  readonly quantity: number
  readonly unitPriceMinor: number
  readonly totalMinor: number
  readonly unitPrice: { readonly minor: number; readonly per: string } | null
  readonly currency: string
  /** The price when it was added; null when it is unchanged. */
  readonly priceBeforeMinor: number | null
  /** The quantity that is left; null when enough is left. */
  readonly available: number | null
  readonly state: 'available' | 'too-many' | 'sold-out' | 'withdrawn'
}

export interface CartView {
  readonly id: string | null
  readonly version: number
  readonly lines: readonly CartLineView[]
  /** The sum of the quantities: 3 loaves and a ticket are 4. */
  readonly count: number
  readonly subtotalMinor: number
  readonly totalMinor: number
  readonly vatMinor: number
  readonly vatRows: readonly VatRow[]
  readonly currency: string
  /** There is at least one line, and every line is available in the wanted quantity. */
  readonly orderable: boolean
}

/** `owed`: paid when the goods were gone, so the money must be refunded. */
export const ORDER_STATUSES = ['pending', 'paid', 'expired', 'cancelled', 'owed'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** The handover of a paid order to the buyer. */
export const FULFILMENTS = ['none', 'packed', 'collected'] as const
export type Fulfilment = (typeof FULFILMENTS)[number]

/** The kinds of order lines: those of a cart, and additional charges. */
export const ORDER_LINE_KINDS = [...LINE_KINDS, 'deposit', 'delivery'] as const
export type OrderLineKind = (typeof ORDER_LINE_KINDS)[number]

export interface OrderSummary {
  readonly id: string
  readonly number: number
  readonly status: OrderStatus
  readonly fulfilment: Fulfilment
  readonly totalMinor: number
  readonly currency: string
  /** The sum of the completed refunds. */
  readonly refundedMinor: number
  readonly itemCount: number
  /** The titles of the first lines, for a list. */
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
  /** The latest payment attempt; null for an order that costs nothing. */
  readonly attempt: { readonly id: string; readonly status: string } | null
  /** The refunds, oldest first. */
  readonly refunds: readonly { readonly amountMinor: number; readonly doneAt: Date | null }[]
}

/** The cart requests of other domains and of the server kit's "Add to basket". */
export interface CartService extends KeepsMemberRecords {
  /**
   * Adds a quantity of a thing to the cart, up to 99 of each; makes the cart when there is none. Throws NotFoundError for an unknown
   * thing and SoldOutError when none is left.
   */
  addLine(
    tx: Tx,
    input: { readonly owner: CartOwner; readonly kind: LineKind; readonly refId: string; readonly quantity: number },
  ): Promise<CartView>
  /** Sets a line's quantity; 0 removes the line. Throws NotFoundError for a line of another cart. */
  setQuantity(
    tx: Tx,
    input: { readonly owner: CartOwner; readonly lineId: string; readonly quantity: number },
  ): Promise<CartView>
  /** The cart with today's prices and stock; an empty view when there is no cart. Writes nothing. */
  readCart(tx: Tx, input: { readonly owner: CartOwner }): Promise<CartView>
  /**
   * Moves the lines of an anonymous cart into the member's cart and adds the quantities of equal lines; afterwards the token is
   * invalid. A second call, or an unknown token, changes nothing. Carts of members have no token, so they cannot be taken over.
   */
  mergeAnonymous(
    tx: Tx,
    input: { readonly cartToken: string; readonly memberId: string },
  ): Promise<{ readonly movedLines: number }>

  /** A member's orders, newest first. */
  listOrders(tx: Tx, input: { readonly memberId: string; readonly limit?: number }): Promise<readonly OrderSummary[]>
  /** One order; null when it does not exist or belongs to another member. Leave memberId out only for stewards and jobs. */
  findOrder(tx: Tx, input: { readonly orderId: string; readonly memberId?: string }): Promise<OrderDetails | null>
}
