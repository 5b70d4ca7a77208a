import type { Tx } from '../db/client.ts'
import { ConflictError } from '../errors/http-errors.ts'
import type { VatClass } from '../money/vat.ts'

/** What can stand on a cart line. `product` refers to a market variant, `ticket` to an events ticket type, `slot` to a bookable slot. */
export const LINE_KINDS = ['product', 'ticket', 'slot'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** Whether a thing can be bought now. `withdrawn`: no longer offered at all. */
export const OFFER_STATES = ['available', 'sold-out', 'withdrawn'] as const
export type OfferState = (typeof OFFER_STATES)[number]

/** One wanted thing. */
export interface WantedLine {
  readonly kind: LineKind
  /** Variant id, ticket type id (for one occurrence) or slot id. */
  readonly refId: string
  readonly quantity: number
}

/** Who buys: prices and limits may depend on it. */
export interface Buyer {
  readonly memberId: string | null
}

/** What a thing is called and costs at this moment: the snapshot that a cart shows and an order keeps. */
export interface Quote {
  readonly kind: LineKind
  readonly refId: string
  readonly title: string
  /** The pack, the occurrence, the slot: "500 g", "Sat 28 Nov, 19:00–21:30". */
  readonly detail: string
  /** Path on the owning app's host, such as `/products/rye-loaf`. */
  readonly path: string
  readonly pictureKind: string | null
  readonly picturePath: string | null
  readonly sku: string | null
  readonly supplierId: string | null
  /** VAT included. */
  readonly unitPriceMinor: number
  /** "£1.05 / 100 g" in parts: price of `unitPriceBase` units; null where it makes no sense. */
  readonly unitPrice: { readonly minor: number; readonly per: string } | null
  readonly currency: string
  readonly vatClass: VatClass
  /** How many could be taken now, own holds not counted; null: as many as you like. */
  readonly available: number | null
  /** Most that one order may hold; null: no such limit. */
  readonly maxPerOrder: number | null
  readonly state: OfferState
}

export interface ReserveInput {
  /** Names the whole reservation in every domain: the order's id. */
  readonly reservationId: string
  /** Only lines of the domain's own kinds. The same refId stands in it once. */
  readonly lines: readonly WantedLine[]
  readonly buyer: Buyer
  /** When whoever reserved means to give it back. The domain keeps it until it is told: only they know whether it is being paid for. */
  readonly expiresAt: Date
}

export interface ConfirmInput {
  readonly reservationId: string
  readonly orderId: string
  readonly buyer: Buyer & { readonly email: string; readonly name: string }
  /** The order's lines, so that a domain may make something of each: a ticket, a booking. */
  readonly lines: readonly (WantedLine & { readonly orderLineId: string; readonly unitPriceMinor: number })[]
}

/**
 * Scarce things, taken by one contract. Market and events implement it; the checkout calls it in ONE transaction for all lines.
 * Rows are locked in id order; each line is one conditional UPDATE; a CHECK constraint stands behind it.
 */
export interface Reservable {
  /** The kinds of line this domain answers for. */
  readonly kinds: readonly LineKind[]
  /** Prices and availability of the given things, in no particular order; unknown ids are absent from the answer. */
  quote(
    tx: Tx,
    input: {
      readonly lines: readonly Pick<WantedLine, 'kind' | 'refId'>[]
      readonly buyer: Buyer
      /** The buyer's own unpaid reservation: what it holds counts as available, so that nobody is in their own way. */
      readonly reservationId?: string | null
    },
  ): Promise<readonly Quote[]>
  /** Takes everything or throws SoldOutError (and then nothing is taken, since the transaction ends). A second call for the same reservation changes nothing. */
  reserve(tx: Tx, input: ReserveInput): Promise<void>
  /**
   * Turns holds into sales; a second call changes nothing. A hold that was given back in between is taken again when there is still
   * enough; else SoldOutError: the caller then has money without goods.
   */
  confirm(tx: Tx, input: ConfirmInput): Promise<void>
  /** Gives held things back; a second call, or one for an unknown or confirmed reservation, changes nothing. */
  release(tx: Tx, input: { readonly reservationId: string }): Promise<void>
  /** Undoes confirmed sales: what was sold can be had again. A second call, or one for what was never confirmed, changes nothing. */
  takeBack(tx: Tx, input: { readonly reservationId: string; readonly by: string | null }): Promise<void>
}

/** Which lines cannot be had, and how many of each are left. */
export interface Shortage {
  readonly kind: LineKind
  readonly refId: string
  readonly wanted: number
  readonly available: number
}

/** There is not enough of something; `shortages` says of what. */
export class SoldOutError extends ConflictError {
  readonly shortages: readonly Shortage[]

  constructor(shortages: readonly Shortage[]) {
    super(`not enough left of ${shortages.map(({ kind, refId }) => `${kind} ${refId}`).join(', ')}`, {
      code: 'sold_out',
      details: { shortages },
    })
    this.shortages = shortages
  }
}
