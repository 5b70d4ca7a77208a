import { applyFacts } from './apply-facts.ts'
import { getAttempt } from './attempt.ts'
import type { AttemptState } from './attempt-state.ts'
import type { PaymentDeps } from './start-payment.ts'

/** Asks SumUp how an attempt stands and does what follows. Whoever asks (the buyer's return, a webhook, the sweep) gets the same. */
export async function settleAttempt(deps: PaymentDeps, attemptId: string): Promise<AttemptState> {
  const attempt = await getAttempt(deps, attemptId)
  if (attempt.status === 'paid' || attempt.status === 'mismatched') return attempt.status
  const facts = attempt.checkoutId
    ? await deps.sumup.getCheckout(attempt.checkoutId)
    : await deps.sumup.findCheckout(attempt.reference)
  const state = await applyFacts(deps, attempt, facts)
  if (attempt.checkoutId) await markHintsHandled(deps, attempt.checkoutId)
  return state
}

async function markHintsHandled({ db, clock }: PaymentDeps, checkoutId: string): Promise<void> {
  await db.paymentHint.updateMany({ where: { checkoutId, handledAt: null }, data: { handledAt: clock.now() } })
}
