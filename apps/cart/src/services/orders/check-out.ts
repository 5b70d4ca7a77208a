import { type CartChange, CartChangedError } from '@rose-ash/domains/cart/orders/cart-changed-error'
import { completeFreeOrder } from '@rose-ash/domains/cart/orders/complete-free-order'
import type { PlacedOrder } from '@rose-ash/domains/cart/orders/place-order'
import { placeOrder } from '@rose-ash/domains/cart/orders/place-order'
import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import type { SoldOutError } from '@rose-ash/shared/protocols/reservable'
import type { PaymentDeps } from '../payments/payment-deps.ts'
import { abandonOrder } from './abandon-order.ts'
import { type CheckedOut, payOrder } from './pay-order.ts'
import { paymentPageOrNull } from './payment-page.ts'

export interface CheckOut {
  readonly memberId: string
  readonly cartVersion: number
  readonly agreedTotalMinor: number
  readonly contact: { readonly name: string; readonly email: string; readonly phone?: string | null }
  readonly note?: string
  readonly collectionPointId?: string | null
}

/** An earlier order of the basket can still be paid, so this one cannot be placed. */
export class EarlierOrderOpenError extends ConflictError {
  declare readonly code: 'earlier_order_open'

  constructor() {
    super('an earlier order is still being paid', { code: 'earlier_order_open' })
  }
}

/** The error codes of a refused order, with the reason if there is one. */
export type CheckOutRefusal = `cart_changed.${CartChange}` | SoldOutError['code'] | EarlierOrderOpenError['code']

/**
 * Places the order of the basket and returns the address of its payment. A second click or tab gets the same order. Throws
 * CartChangedError, CollectionPointError, SoldOutError or EarlierOrderOpenError.
 */
export async function checkOut(deps: PaymentDeps, input: CheckOut): Promise<CheckedOut> {
  const placed = await placeAfterEarlier(deps, input)
  const { orderId } = placed
  if (placed.kind === 'already-placed') return payOrder(deps, { orderId })
  if (placed.kind === 'other-pending') return { orderId, payUrl: null }
  deps.log.info({ orderId }, 'order placed')
  if (placed.attemptId) return { orderId, payUrl: await paymentPageOrNull(deps, placed.attemptId) }
  await deps.transact((tx) => completeFreeOrder(deps, tx, { orderId }))
  return { orderId, payUrl: null }
}

/** Cancels an unpaid earlier order of this basket first; returns that order when it was paid meanwhile. */
async function placeAfterEarlier(deps: PaymentDeps, input: CheckOut): Promise<PlacedOrder> {
  for (let tries = 0; tries < 3; tries += 1) {
    const placed = await deps.transact((tx) => placeOnce(deps, tx, input))
    if (placed.kind !== 'other-pending') return placed
    const outcome = await abandonOrder(deps, { orderId: placed.orderId })
    if (outcome === 'paid') return placed
    if (outcome === 'open') throw new EarlierOrderOpenError()
  }
  throw new CartChangedError('lines')
}

/** Places the order and reserves the goods for the configured time. */
function placeOnce(deps: PaymentDeps, tx: Tx, input: CheckOut): Promise<PlacedOrder> {
  return placeOrder(deps, tx, {
    ...input,
    merchantCode: deps.config.SUMUP_MERCHANT_CODE,
    payWithinMs: deps.config.PAY_WITHIN_MINUTES * 60_000,
  })
}
