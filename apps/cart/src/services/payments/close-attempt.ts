import { applyFacts } from '@rose-ash/domains/cart/payments/apply-facts'
import { isOpen } from '@rose-ash/domains/cart/payments/attempt-states'
import type { CheckoutFacts } from '@rose-ash/domains/cart/payments/checkout-facts'
import { getAttempt } from '@rose-ash/domains/cart/payments/get-attempt'
import type { PaymentDeps } from './payment-deps.ts'
import { startPayment } from './start-payment.ts'

/**
 * Makes sure that an attempt can take no more money: `closed` only when SumUp said so. `paid`: it was too late. `open`: SumUp
 * gives no clear answer; ask again.
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
 * Asks SumUp to take no more money for an open attempt; gives the facts of its checkout afterwards. An attempt whose creation was never answered
 * is created first, so that a request still on its way finds its reference taken.
 */
export async function deactivate(deps: PaymentDeps, attemptId: string): Promise<CheckoutFacts | null> {
  const before = await getAttempt(deps.db, attemptId)
  if (!before.checkoutId) await startPayment(deps, attemptId)
  const { checkoutId } = await getAttempt(deps.db, attemptId)
  if (!checkoutId) return null
  const answer = await deps.sumup.deactivateCheckout(checkoutId)
  return answer === 'processed' || answer === 'unknown' ? deps.sumup.getCheckout(checkoutId) : answer
}
