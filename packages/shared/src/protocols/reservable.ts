import type { Tx } from '../db/client.ts'
import { ConflictError } from '../errors/http-errors.ts'
import type { ShownPicture } from '../media/picture.ts'
import type { VatClass } from '../money/vat.ts'

/** The kinds of cart lines. `product` refers to a market variant, `ticket` to an events ticket type, `slot` to a bookable slot. */
export const LINE_KINDS = ['product', 'ticket', 'slot'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** Whether a thing can be bought now. `withdrawn`: no longer offered. */
export const OFFER_STATES = ['available', 'sold-out', 'withdrawn'] as const
export type OfferState = (typeof OFFER_STATES)[number]

/** One wanted thing with its quantity. */
export interface WantedLine {
  readonly kind: LineKind
  /** Variant id, ticket type id (for one occurrence) or slot id. */
  readonly refId: string
  readonly quantity: number
}

/** The buyer; prices and limits may depend on it. */
export interface Buyer {
  readonly memberId: string | null
}

/** The current name, price and availability of a thing: carts show it and orders store it. */
export interface Quote {
  readonly kind: LineKind
  readonly refId: string
  readonly title: string
  /** The pack, the occurrence or the slot: "500 g", "Sat 28 Nov, 19:00–21:30". */
  readonly detail: string
  /** Path on the owning app's host, such as `/products/rye-loaf`. */
  readonly path: string
  readonly pictureKind: string | null
  readonly picture: ShownPicture | null
  readonly sku: string | null
  readonly supplierId: string | null
  /** VAT included. */
  readonly unitPriceMinor: number
  /** "£1.05 / 100 g" in parts; null when a unit price makes no sense. */
  readonly unitPrice: { readonly minor: number; readonly per: string } | null
  readonly currency: string
  readonly vatClass: VatClass
  /** The quantity that can be reserved now, the buyer's own holds included; null: unlimited. */
  readonly available: number | null
  /** The most of it in one order; null: no limit. */
  readonly maxPerOrder: number | null
  readonly state: OfferState
}

export interface ReserveInput {
  /** The id of the reservation in all domains: the order's id. */
  readonly reservationId: string
  /** Only lines of the domain's own kinds; no refId twice. */
  readonly lines: readonly WantedLine[]
  readonly buyer: Buyer
  /** When the caller plans to release it. The domain never releases it by itself: only the caller knows whether a payment is under way. */
  readonly expiresAt: Date
}

export interface ConfirmInput {
  readonly reservationId: string
  readonly orderId: string
  readonly buyer: Buyer & { readonly email: string; readonly name: string }
  /** The order's lines, from which a domain makes tickets or bookings. */
  readonly lines: readonly (WantedLine & { readonly orderLineId: string; readonly unitPriceMinor: number })[]
}

/**
 * Reservation of scarce things. Market and events implement it; the checkout calls it in ONE transaction for all lines. Rows are
 * locked in id order; each line is one conditional UPDATE, with a CHECK constraint as backstop.
 */
export interface Reservable {
  /** The kinds of lines that belong to this domain. */
  readonly kinds: readonly LineKind[]
  /** Prices and availability of the given things, in no particular order; unknown ids are left out. */
  quote(
    tx: Tx,
    input: {
      readonly lines: readonly Pick<WantedLine, 'kind' | 'refId'>[]
      readonly buyer: Buyer
      /** The buyer's own unpaid reservation: its quantities count as available to the buyer. */
      readonly reservationId?: string | null
    },
  ): Promise<readonly Quote[]>
  /** Reserves all lines, or throws SoldOutError, which rolls the transaction back. A second call for the same reservation changes nothing. */
  reserve(tx: Tx, input: ReserveInput): Promise<void>
  /**
   * Turns holds into sales; a second call changes nothing. A hold that was released in between is reserved again when enough is left;
   * else throws SoldOutError: the caller then owes the buyer the money.
   */
  confirm(tx: Tx, input: ConfirmInput): Promise<void>
  /** Releases the holds; a second call, or one for an unknown or confirmed reservation, changes nothing. */
  release(tx: Tx, input: { readonly reservationId: string }): Promise<void>
  /** The freshness keys of what the reservation last took or gave back. */
  touchedBy(tx: Tx, input: { readonly reservationId: string }): Promise<readonly string[]>
  /** Undoes confirmed sales: the quantities are available again. A second call, or one for an unconfirmed reservation, changes nothing. */
  takeBack(tx: Tx, input: { readonly reservationId: string; readonly by: string | null }): Promise<void>
}

/** A line that cannot be reserved in full, with the quantity that is left. */
export interface Shortage {
  readonly kind: LineKind
  readonly refId: string
  readonly wanted: number
  readonly available: number
}

/** Not enough of a thing is left; `shortages` names the lines. */
export class SoldOutError extends ConflictError {
  declare readonly code: 'sold_out'
  readonly shortages: readonly Shortage[]

  constructor(shortages: readonly Shortage[]) {
    super(`not enough left of ${shortages.map(({ kind, refId }) => `${kind} ${refId}`).join(', ')}`, {
      code: 'sold_out',
      details: { shortages },
    })
    this.shortages = shortages
  }
}
