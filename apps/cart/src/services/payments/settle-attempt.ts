import { askSumUp, takeAnswer } from './ask-sumup.ts'
import type { AttemptState } from './attempt-state.ts'
import type { PaymentDeps } from './payment-deps.ts'

/** Asks SumUp how an attempt stands and does what follows. Whoever asks (the buyer's return, the attempt's flow) gets the same. */
export async function settleAttempt(deps: PaymentDeps, attemptId: string): Promise<AttemptState> {
  const answer = await askSumUp(deps, attemptId)
  return deps.transact((tx) => takeAnswer(deps, tx, { attemptId, answer }))
}
