import type { Tx } from '@rose-ash/shared/db/client'
import { orderTotals } from '@rose-ash/shared/money/totals'
import type { CartLineView, CartOwner, CartView } from '@rose-ash/shared/protocols/cart'
import { LINE_KINDS, type LineKind, type Quote } from '@rose-ash/shared/protocols/reservable'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { CartDeps } from '../cart-deps.ts'
import { type CartRow, findCart } from './find-cart.ts'
import { quoteKey, quoteLines } from './quote-lines.ts'

/** A line with its quote; without one when the thing does not exist any more or has another currency than the cart. */
export interface QuotedLine {
  readonly id: string
  readonly kind: LineKind
  readonly refId: string
  readonly quantity: number
  readonly priceWhenAdded: number
  readonly snapshot: LineSnapshot
  readonly quote: Quote | undefined
  /** Today's VAT rate; 0 without a quote. */
  readonly vatRateBp: number
}

/** The name and price of a thing when it was added. */
export interface LineSnapshot {
  readonly title: string
  readonly detail: string
  readonly path: string
  readonly pictureKind: string | null
}

/** The owner's cart with today's prices and stock. Writes nothing. */
export async function readCart(deps: CartDeps, tx: Tx, { owner }: { readonly owner: CartOwner }): Promise<CartView> {
  const cart = await findCart(tx, owner)
  return cart ? viewCart(deps, tx, { cart, memberId: owner.memberId }) : emptyCart(deps.site.currency)
}

/** The view of a cart for its buyer. */
export async function viewCart(
  deps: CartDeps,
  tx: Tx,
  { cart, memberId }: { readonly cart: CartRow; readonly memberId: string | null },
): Promise<CartView> {
  const quoted = await quotedLines(deps, tx, { cart, memberId })
  const lines = quoted.map((line) => toLineView(line, cart.currency))
  const payable = quoted.filter((line) => isPayable(line.quote))
  const totals = orderTotals(
    payable.map(({ quantity, quote, vatRateBp }) => ({
      quantity,
      unitPriceMinor: quote?.unitPriceMinor ?? 0,
      vatRateBp,
    })),
  )
  return {
    id: cart.id,
    version: cart.version,
    lines,
    count: lines.reduce((count, line) => count + line.quantity, 0),
    subtotalMinor: totals.subtotalMinor,
    totalMinor: totals.totalMinor,
    vatMinor: totals.vatMinor,
    vatRows: totals.vatRows,
    currency: cart.currency,
    orderable: lines.length > 0 && lines.every((line) => line.state === 'available'),
  }
}

/** The lines of a cart in the order of their addition, each with its quote. */
export async function quotedLines(
  deps: CartDeps,
  tx: Tx,
  { cart: { id: cartId, currency }, memberId }: { readonly cart: CartRow; readonly memberId: string | null },
): Promise<readonly QuotedLine[]> {
  const rows = await tx.cartLine.findMany({ where: { cartId }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] })
  const lines = rows.map((row) => ({
    id: row.id,
    kind: oneOf(LINE_KINDS, row.kind),
    refId: row.refId,
    quantity: row.quantity,
    priceWhenAdded: row.unitPriceMinor,
    snapshot: row.snapshot as unknown as LineSnapshot,
  }))
  const reservationId = await ownReservation(tx, cartId)
  const quotes = await quoteLines(deps, tx, { lines, buyer: { memberId }, reservationId })
  const now = deps.clock.now()
  return lines.map((line) => {
    const found = quotes.get(quoteKey(line))
    const quote = found?.currency === currency ? found : undefined
    return { ...line, quote, vatRateBp: quote ? deps.site.vatRate(quote.vatClass, now) : 0 }
  })
}

/** The id of the unpaid order of this cart, or null. */
export async function ownReservation(tx: Tx, cartId: string): Promise<string | null> {
  const order = await tx.order.findFirst({ where: { cartId, status: 'pending' }, select: { id: true } })
  return order?.id ?? null
}

function isPayable(quote: Quote | undefined): boolean {
  return quote !== undefined && quote.state !== 'withdrawn'
}

function toLineView(line: QuotedLine, currency: string): CartLineView {
  const { quote, snapshot } = line
  const unitPriceMinor = quote?.unitPriceMinor ?? line.priceWhenAdded
  return {
    id: line.id,
    kind: line.kind,
    refId: line.refId,
    title: quote?.title ?? snapshot.title,
    detail: quote?.detail ?? snapshot.detail,
    path: quote?.path ?? snapshot.path,
    pictureKind: quote?.pictureKind ?? snapshot.pictureKind,
    picture: quote?.picture ?? null,
    quantity: line.quantity,
    unitPriceMinor,
    totalMinor: line.quantity * unitPriceMinor,
    unitPrice: quote?.unitPrice ?? null,
    currency,
    priceBeforeMinor: unitPriceMinor === line.priceWhenAdded ? null : line.priceWhenAdded,
    available: mostOf(quote),
    state: stateOf(line),
  }
}

function stateOf({ quote, quantity }: QuotedLine): CartLineView['state'] {
  if (!quote || quote.state === 'withdrawn') return 'withdrawn'
  if (quote.state === 'sold-out') return 'sold-out'
  const most = mostOf(quote)
  return most !== null && quantity > most ? 'too-many' : 'available'
}

function mostOf(quote: Quote | undefined): number | null {
  if (!quote) return 0
  const limits = [quote.available, quote.maxPerOrder].filter((limit) => limit !== null)
  return limits.length === 0 ? null : Math.min(...limits)
}

function emptyCart(currency: string): CartView {
  return {
    id: null,
    version: 0,
    lines: [],
    count: 0,
    subtotalMinor: 0,
    totalMinor: 0,
    vatMinor: 0,
    vatRows: [],
    currency,
    orderable: false,
  }
}
