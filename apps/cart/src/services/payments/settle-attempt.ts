import { applyAnswer } from '@rose-ash/domains/cart/payments/apply-answer'
import type { AttemptState } from '@rose-ash/domains/cart/payments/attempt-states'
import { askSumUp } from './ask-sumup.ts'
import type { PaymentDeps } from './payment-deps.ts'

/** Queries an attempt at SumUp and applies the answer; used by the buyer's return and by the attempt's flow. */
export async function settleAttempt(deps: PaymentDeps, attemptId: string): Promise<AttemptState> {
  const answer = await askSumUp(deps, attemptId)
  return deps.transact((tx) => applyAnswer(deps, tx, { attemptId, answer }))
}
