import type { Answer } from '@rose-ash/domains/cart/payments/apply-answer'
import { isFinal } from '@rose-ash/domains/cart/payments/attempt-states'
import { getAttempt } from '@rose-ash/domains/cart/payments/get-attempt'
import type { PaymentDeps } from './payment-deps.ts'

/** Queries the state of an attempt at SumUp without any change. Throws UpstreamError when SumUp cannot be reached. */
export async function askSumUp({ db, sumup }: PaymentDeps, attemptId: string): Promise<Answer> {
  const { status, checkoutId, reference } = await getAttempt(db, attemptId)
  if (isFinal(status)) return { kind: 'settled' }
  const facts = checkoutId ? await sumup.getCheckout(checkoutId) : await sumup.findCheckout(reference)
  return { kind: 'facts', facts }
}
