import { orderPlaced } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { orderTotals } from '@rose-ash/shared/money/totals'
import type { Quote } from '@rose-ash/shared/protocols/reservable'
import { v7 as uuidv7 } from 'uuid'
import { type CartRow, lockCart } from '../carts/find-cart.ts'
import { type QuotedLine, quotedLines } from '../carts/view-cart.ts'
import { expiryOf, startFlow } from '../flows/order-flows.ts'
import { insertAttempt } from '../payments/add-attempt.ts'
import { linesFor, reservables } from '../reservables.ts'
import { CartChangedError } from './cart-changed-error.ts'
import { findHandover, type Handover } from './find-handover.ts'
import type { OrderDeps } from './order-deps.ts'
import { orderFact } from './order-fact.ts'
import { touchedGoods } from './touched-goods.ts'

export interface PlaceOrder {
  readonly memberId: string
  /** The version of the cart that the buyer saw. */
  readonly cartVersion: number
  /** The total that the buyer saw; it is compared only, never charged. */
  readonly agreedTotalMinor: number
  readonly contact: { readonly name: string; readonly email: string; readonly phone?: string | null }
  readonly note?: string
  readonly collectionPointId?: string | null
  readonly merchantCode: string
  /** How long the goods are reserved until payment. */
  readonly payWithinMs: number
}

export type PlacedOrder =
  | { readonly kind: 'placed' | 'already-placed'; readonly orderId: string; readonly attemptId: string | null }
  /** Another order of this cart is unpaid and must be closed first. */
  | { readonly kind: 'other-pending'; readonly orderId: string }

type SellableLine = QuotedLine & { readonly quote: Quote }

/**
 * Places the order of a cart: reserves everything, writes order, lines, payment attempt and `cart.order.placed`, and starts the flows
 * that close the order and find its payment; all or nothing. Throws CartChangedError, CollectionPointError, SoldOutError. The cart's row
 * is locked first, so that a second tab or click waits and then gets the order of the first.
 */
export async function placeOrder(deps: OrderDeps, tx: Tx, input: PlaceOrder): Promise<PlacedOrder> {
  const cart = await lockCart(tx, { memberId: input.memberId, cartHash: null })
  if (!cart) throw new CartChangedError('empty')
  const before = await earlierOrder(tx, cart, input.cartVersion)
  if (before) return before
  if (cart.version !== input.cartVersion) throw new CartChangedError('lines')
  const lines = sellable(await quotedLines(deps, tx, { cart, memberId: input.memberId }))
  const totals = totalsOf(lines)
  if (totals.totalMinor !== input.agreedTotalMinor) throw new CartChangedError('prices')
  const handover = await findHandover(tx, input.collectionPointId ?? null)

  const orderId = uuidv7()
  const expiresAt = new Date(deps.clock.now().getTime() + input.payWithinMs)
  await reserveAll(deps, tx, { orderId, lines, memberId: input.memberId, expiresAt })
  await insertOrder(deps, tx, { orderId, cart, lines, totals, input, handover, expiresAt })
  const alsoTouches = await touchedGoods(deps, tx, orderId)
  await deps.activities.append(tx, orderPlaced, { ...(await orderFact(tx, orderId)), alsoTouches })
  await startFlow(deps, tx, expiryOf(orderId))
  const attemptId =
    totals.totalMinor === 0
      ? null
      : await insertAttempt(deps, tx, { orderId, ...input, ...totals, currency: cart.currency })
  return { kind: 'placed', orderId, attemptId }
}

/** The earlier order of the same cart version; an order of another version must first be closed by the caller. */
async function earlierOrder(tx: Tx, cart: CartRow, cartVersion: number): Promise<PlacedOrder | null> {
  const order = await tx.order.findFirst({
    where: { cartId: cart.id, OR: [{ status: 'pending' }, { status: { in: ['paid', 'owed'] }, cartVersion }] },
    orderBy: { placedAt: 'desc' },
    include: { attempts: { orderBy: { createdAt: 'desc' }, take: 1 } },
  })
  if (!order) return null
  if (order.cartVersion !== cartVersion) return { kind: 'other-pending', orderId: order.id }
  return { kind: 'already-placed', orderId: order.id, attemptId: order.attempts[0]?.id ?? null }
}

function sellable(lines: readonly QuotedLine[]): readonly SellableLine[] {
  if (lines.length === 0) throw new CartChangedError('empty')
  if (lines.some(({ quote }) => !quote || quote.state === 'withdrawn')) throw new CartChangedError('unavailable')
  return lines as readonly SellableLine[]
}

function totalsOf(lines: readonly SellableLine[]) {
  return orderTotals(
    lines.map(({ quantity, quote, vatRateBp }) => ({
      quantity,
      unitPriceMinor: quote.unitPriceMinor,
      vatRateBp,
    })),
  )
}

interface Reserving {
  readonly orderId: string
  readonly lines: readonly SellableLine[]
  readonly memberId: string
  readonly expiresAt: Date
}

async function reserveAll(
  { services }: OrderDeps,
  tx: Tx,
  { orderId, lines, memberId, expiresAt }: Reserving,
): Promise<void> {
  for (const domain of reservables(services)) {
    const own = linesFor(domain, lines)
    if (own.length === 0) continue
    await domain.reserve(tx, {
      reservationId: orderId,
      lines: own.map(({ kind, refId, quantity }) => ({ kind, refId, quantity })),
      buyer: { memberId },
      expiresAt,
    })
  }
}

interface Inserting {
  readonly orderId: string
  readonly cart: CartRow
  readonly lines: readonly SellableLine[]
  readonly totals: ReturnType<typeof totalsOf>
  readonly input: PlaceOrder
  readonly handover: Handover
  readonly expiresAt: Date
}

async function insertOrder(
  { clock }: OrderDeps,
  tx: Tx,
  { orderId, cart, lines, totals, input, handover, expiresAt }: Inserting,
): Promise<void> {
  await tx.order.create({
    data: {
      id: orderId,
      memberId: input.memberId,
      email: input.contact.email,
      contactName: input.contact.name,
      phone: input.contact.phone ?? null,
      note: input.note ?? '',
      ...handover,
      currency: cart.currency,
      subtotalMinor: totals.subtotalMinor,
      discountMinor: totals.discountMinor,
      totalMinor: totals.totalMinor,
      vatMinor: totals.vatMinor,
      cartId: cart.id,
      cartVersion: cart.version,
      placedAt: clock.now(),
      expiresAt,
      lines: { create: lines.map((line, position) => orderLine(line, position, totals)) },
      events: { create: { kind: 'placed', actorId: input.memberId } },
    },
  })
}

function orderLine(
  { kind, refId, quantity, quote, vatRateBp }: SellableLine,
  position: number,
  totals: ReturnType<typeof totalsOf>,
) {
  const { discountMinor = 0, totalMinor = 0, vatMinor = 0 } = totals.lines[position] ?? {}
  return {
    position,
    kind,
    refId,
    title: quote.title,
    detail: quote.detail,
    sku: quote.sku,
    supplierId: quote.supplierId,
    quantity,
    unitPriceMinor: quote.unitPriceMinor,
    discountMinor,
    totalMinor,
    vatClass: quote.vatClass,
    vatRateBp,
    vatMinor,
    snapshot: { path: quote.path, pictureKind: quote.pictureKind },
  }
}
