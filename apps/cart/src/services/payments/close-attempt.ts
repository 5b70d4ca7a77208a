import { applyFacts } from '@rose-ash/domains/cart/payments/apply-facts'
import { isOpen } from '@rose-ash/domains/cart/payments/attempt-states'
import type { CheckoutFacts } from '@rose-ash/domains/cart/payments/checkout-facts'
import { getAttempt } from '@rose-ash/domains/cart/payments/get-attempt'
import type { PaymentDeps } from './payment-deps.ts'
import { startPayment } from './start-payment.ts'

/**
 * Ensures that an attempt cannot be paid any more: `closed` when SumUp has confirmed it. `paid`: it was paid before. `open`: SumUp
 * gave no clear answer; try again.
 */
export async function closeAttempt(deps: PaymentDeps, attemptId: string): Promise<'closed' | 'paid' | 'open'> {
  const { status } = await getAttempt(deps.db, attemptId)
  if (!isOpen(status)) return status === 'paid' ? 'paid' : 'closed'
  const facts = await deactivate(deps, attemptId)
  const state = await deps.transact(async (tx) =>
    applyFacts(deps, tx, { attempt: await getAttempt(tx, attemptId), facts }),
  )
  if (state === 'paid') return 'paid'
  return isOpen(state) ? 'open' : 'closed'
}

/**
 * Deactivates the checkout of an open attempt at SumUp and returns its facts after that. An attempt whose creation was never answered
 * is created first, so that a delayed creation request finds the reference in use.
 */
export async function deactivate(deps: PaymentDeps, attemptId: string): Promise<CheckoutFacts | null> {
  const before = await getAttempt(deps.db, attemptId)
  if (!before.checkoutId) await startPayment(deps, attemptId)
  const { checkoutId } = await getAttempt(deps.db, attemptId)
  if (!checkoutId) return null
  const answer = await deps.sumup.deactivateCheckout(checkoutId)
  return answer === 'processed' || answer === 'unknown' ? deps.sumup.getCheckout(checkoutId) : answer
}
