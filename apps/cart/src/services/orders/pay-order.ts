import { findOrder } from '@rose-ash/domains/cart/orders/read-orders'
import { addAttempt } from '@rose-ash/domains/cart/payments/add-attempt'
import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import { closeAttempt } from '../payments/close-attempt.ts'
import type { PaymentDeps } from '../payments/payment-deps.ts'
import { settleAttempt } from '../payments/settle-attempt.ts'
import { paymentPageOrNull } from './payment-page.ts'

export interface CheckedOut {
  readonly orderId: string
  /** The hosted payment page; null when nothing is to be paid, or when SumUp is down and the order page offers a retry. */
  readonly payUrl: string | null
}

/**
 * The payment page of a pending order: the open attempt's, or a new attempt's after a declined card. None for an order that is not
 * pending.
 */
export async function payOrder(deps: PaymentDeps, { orderId }: { readonly orderId: string }): Promise<CheckedOut> {
  try {
    return { orderId, payUrl: await paymentPage(deps, orderId) }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    deps.log.warn({ orderId, err: error }, 'payment page not available')
    return { orderId, payUrl: null }
  }
}

async function paymentPage(deps: PaymentDeps, orderId: string): Promise<string | null> {
  const order = await findOrder(deps.db, { orderId })
  if (order?.status !== 'pending') return null
  const { attempt } = order
  if (attempt) {
    const state = await settleAttempt(deps, attempt.id)
    if (state === 'paid') return null
    if (state === 'created' || state === 'pending') return paymentPageOrNull(deps, attempt.id)
    if (state === 'failed' && (await closeAttempt(deps, attempt.id)) !== 'closed') return null
  }
  const { attemptId } = await deps.transact((tx) =>
    addAttempt(deps, tx, {
      orderId,
      merchantCode: deps.config.SUMUP_MERCHANT_CODE,
      payWithinMs: deps.config.PAY_WITHIN_MINUTES * 60_000,
    }),
  )
  return paymentPageOrNull(deps, attemptId)
}
