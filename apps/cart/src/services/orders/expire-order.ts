import { expireOrder } from '@rose-ash/domains/cart/orders/close-order'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError, UpstreamError } from '@rose-ash/shared/errors/http-errors'
import { getAttempt } from '../payments/attempt.ts'
import { isOpen, nextAttemptState, OPEN_STATES } from '../payments/attempt-state.ts'
import { applyFactsTo, deactivate } from '../payments/close-attempt.ts'
import { eventOf } from '../payments/event-of.ts'
import type { PaymentDeps } from '../payments/payment-deps.ts'
import type { CheckoutFacts } from '../sumup/checkout-facts.ts'

export interface TimeLeft {
  readonly status: string
  /** 0: the time is over. */
  readonly ms: number
}

/** How long an order is still kept for its buyer. */
export async function timeLeft({ clock }: Pick<PaymentDeps, 'clock'>, tx: Tx, orderId: string): Promise<TimeLeft> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { status: true, expiresAt: true } })
  if (!order) throw new NotFoundError(`no order ${orderId}`)
  return { status: order.status, ms: Math.max(0, order.expiresAt.getTime() - clock.now().getTime()) }
}

export interface ClosedCheckout {
  readonly attemptId: string
  readonly facts: CheckoutFacts | null
}

/**
 * Makes SumUp take no more money for an order whose time is over, and tells what became of its checkouts; nothing when there is time again.
 * Throws UpstreamError while SumUp does not say clearly that no money can come: to be asked again.
 */
export async function closeCheckouts(deps: PaymentDeps, orderId: string): Promise<readonly ClosedCheckout[]> {
  const { status, ms } = await timeLeft(deps, deps.db, orderId)
  if (status !== 'pending' || ms > 0) return []
  const where = { orderId, status: { in: [...OPEN_STATES] } }
  const open = await deps.db.paymentAttempt.findMany({ where, select: { id: true } })
  const closed: ClosedCheckout[] = []
  for (const { id: attemptId } of open) closed.push({ attemptId, facts: await closeCheckout(deps, attemptId) })
  return closed
}

async function closeCheckout(deps: PaymentDeps, attemptId: string): Promise<CheckoutFacts | null> {
  const facts = await deactivate(deps, attemptId)
  const attempt = await getAttempt(deps.db, attemptId)
  if (isOpen(nextAttemptState(attempt.status, eventOf(attempt, facts))))
    throw new UpstreamError('SumUp has not let go of the checkout', { code: 'checkout_open' })
  return facts
}

/** Takes in what became of the checkouts, closes the order and gives its goods back. See CartService.expireOrder for the answer. */
export async function giveGoodsBack(
  deps: PaymentDeps,
  tx: Tx,
  { orderId, closed }: { readonly orderId: string; readonly closed: readonly ClosedCheckout[] },
): Promise<'expired' | 'kept' | 'settled'> {
  for (const { attemptId, facts } of closed) await applyFactsTo(deps, tx, attemptId, facts)
  return expireOrder(deps, tx, { orderId })
}
