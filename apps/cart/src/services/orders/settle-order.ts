import { reconciliationOf, startOrSignalFlow } from '@rose-ash/domains/cart/flows/order-flows'
import { findOrder } from '@rose-ash/domains/cart/orders/read-orders'
import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import type { PaymentDeps } from '../payments/payment-deps.ts'
import { settleAttempt } from '../payments/settle-attempt.ts'

/** Queries an order's payment now, for a waiting buyer. When SumUp is down, the attempt's flow continues to query. */
export async function settleOrder(deps: PaymentDeps, { orderId }: { readonly orderId: string }): Promise<void> {
  const order = await findOrder(deps.db, { orderId })
  if (order?.status !== 'pending' || !order.attempt) return
  const { id: attemptId } = order.attempt
  try {
    await settleAttempt(deps, attemptId)
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    deps.log.warn({ orderId, err: error }, 'payment not settled on return')
    await deps.transact((tx) => startOrSignalFlow(deps, tx, reconciliationOf(attemptId)))
  }
}
