import type { Tx } from '@rose-ash/shared/db/client'
import type { CheckoutFacts } from '../sumup/checkout-facts.ts'
import { applyFacts } from './apply-facts.ts'
import { getAttempt } from './attempt.ts'
import type { AttemptState } from './attempt-state.ts'
import type { PaymentDeps } from './payment-deps.ts'

/** `settled`: there was nothing left to ask. `silent`: SumUp could not be asked. */
export type Answer =
  | { readonly kind: 'facts'; readonly facts: CheckoutFacts | null }
  | { readonly kind: 'settled' }
  | { readonly kind: 'silent'; readonly why: string }

/** Asks SumUp how an attempt stands. Changes nothing. Throws UpstreamError when SumUp cannot be reached. */
export async function askSumUp({ db, sumup }: PaymentDeps, attemptId: string): Promise<Answer> {
  const { status, checkoutId, reference } = await getAttempt(db, attemptId)
  if (status === 'paid' || status === 'mismatched') return { kind: 'settled' }
  const facts = checkoutId ? await sumup.getCheckout(checkoutId) : await sumup.findCheckout(reference)
  return { kind: 'facts', facts }
}

/** Does what follows from an answer. Whatever hints had come by then are dealt with. */
export async function takeAnswer(
  deps: PaymentDeps,
  tx: Tx,
  { attemptId, answer }: { readonly attemptId: string; readonly answer: Answer },
): Promise<AttemptState> {
  const attempt = await getAttempt(tx, attemptId)
  const { checkoutId } = attempt
  const handledAt = deps.clock.now()
  if (checkoutId) await tx.paymentHint.updateMany({ where: { checkoutId, handledAt: null }, data: { handledAt } })
  if (answer.kind === 'facts') return applyFacts(deps, tx, attempt, answer.facts)
  if (answer.kind === 'silent')
    await tx.paymentAttempt.update({ where: { id: attemptId }, data: { lastError: answer.why } })
  return attempt.status
}
