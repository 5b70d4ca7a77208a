import { type ClosedCheckout, timeLeft } from '@rose-ash/domains/cart/orders/close-expired-order'
import { isOpen, nextAttemptState, OPEN_STATES } from '@rose-ash/domains/cart/payments/attempt-states'
import type { CheckoutFacts } from '@rose-ash/domains/cart/payments/checkout-facts'
import { eventOf } from '@rose-ash/domains/cart/payments/event-of'
import { getAttempt } from '@rose-ash/domains/cart/payments/get-attempt'
import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import { deactivate } from '../payments/close-attempt.ts'
import type { PaymentDeps } from '../payments/payment-deps.ts'

/**
 * Closes the checkouts of an order whose time is over, and returns their facts; none when the time was extended. Throws UpstreamError
 * while SumUp does not confirm that they cannot be paid any more; then try again.
 */
export async function closeCheckouts(deps: PaymentDeps, orderId: string): Promise<readonly ClosedCheckout[]> {
  const { status, ms } = await timeLeft(deps, deps.db, { orderId })
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
