import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import type { PaymentDeps } from '../payments/payment-deps.ts'
import { startPayment } from '../payments/start-payment.ts'

/** The address of an attempt's payment page; null when SumUp is down: the order stays, and its page offers a retry. */
export async function paymentPageOrNull(deps: PaymentDeps, attemptId: string): Promise<string | null> {
  try {
    return await startPayment(deps, attemptId)
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    deps.log.warn({ attemptId, err: error }, 'payment page not available')
    return null
  }
}
