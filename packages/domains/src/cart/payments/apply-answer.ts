import type { Tx } from '@rose-ash/shared/db/client'
import type { OrderDeps } from '../orders/order-deps.ts'
import { applyFacts } from './apply-facts.ts'
import type { AttemptState } from './attempt-states.ts'
import type { CheckoutFacts } from './checkout-facts.ts'
import { getAttempt } from './get-attempt.ts'

/** The result of querying the provider about an attempt. `settled`: no query was needed. `silent`: the provider gave no answer. */
export type Answer =
  | { readonly kind: 'facts'; readonly facts: CheckoutFacts | null }
  | { readonly kind: 'settled' }
  | { readonly kind: 'silent'; readonly why: string }

/** Applies an answer. Marks all earlier hints about the attempt as done. */
export async function applyAnswer(
  deps: OrderDeps,
  tx: Tx,
  { attemptId, answer }: { readonly attemptId: string; readonly answer: Answer },
): Promise<AttemptState> {
  const attempt = await getAttempt(tx, attemptId)
  const { checkoutId } = attempt
  const handledAt = deps.clock.now()
  if (checkoutId) await tx.paymentHint.updateMany({ where: { checkoutId, handledAt: null }, data: { handledAt } })
  if (answer.kind === 'facts') return applyFacts(deps, tx, { attempt, facts: answer.facts })
  if (answer.kind === 'silent')
    await tx.paymentAttempt.update({ where: { id: attemptId }, data: { lastError: answer.why } })
  return attempt.status
}
