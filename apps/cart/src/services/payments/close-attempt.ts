import { applyFacts } from './apply-facts.ts'
import { getAttempt } from './attempt.ts'
import { isOpen } from './attempt-state.ts'
import { settleAttempt } from './settle-attempt.ts'
import { type PaymentDeps, startPayment } from './start-payment.ts'

/**
 * Makes sure that an attempt can take no more money: `closed` only when SumUp said so. `paid`: it was too late. `open`: SumUp
 * gives no clear answer; ask again. An attempt whose creation was never answered is created first, so that a request still on its way finds its reference taken.
 */
export async function closeAttempt(deps: PaymentDeps, attemptId: string): Promise<'closed' | 'paid' | 'open'> {
  const before = await getAttempt(deps, attemptId)
  if (!isOpen(before.status)) return before.status === 'paid' ? 'paid' : 'closed'
  if (!before.checkoutId) await startPayment(deps, attemptId)
  const attempt = await getAttempt(deps, attemptId)
  if (!attempt.checkoutId) return 'open'
  const answer = await deps.sumup.deactivateCheckout(attempt.checkoutId)
  const state =
    answer === 'processed' || answer === 'unknown'
      ? await settleAttempt(deps, attemptId)
      : await applyFacts(deps, attempt, answer)
  if (state === 'paid') return 'paid'
  return isOpen(state) ? 'open' : 'closed'
}
