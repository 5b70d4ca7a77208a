import type { AttemptState } from '@rose-ash/domains/cart/payments/attempt-states'
import { takeAnswer } from '@rose-ash/domains/cart/payments/take-answer'
import { askSumUp } from './ask-sumup.ts'
import type { PaymentDeps } from './payment-deps.ts'

/** Asks SumUp how an attempt stands and does what follows. The buyer's return and the attempt's flow get the same answer. */
export async function settleAttempt(deps: PaymentDeps, attemptId: string): Promise<AttemptState> {
  const answer = await askSumUp(deps, attemptId)
  return deps.transact((tx) => takeAnswer(deps, tx, { attemptId, answer }))
}
