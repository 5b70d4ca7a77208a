import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import { settleAttempt } from '../payments/settle-attempt.ts'
import type { PaymentDeps } from '../payments/start-payment.ts'

/** Looks at once how an order's payment stands, for a buyer who is waiting. When SumUp is away the sweep will find out. */
export async function settleOrder(deps: PaymentDeps, { orderId }: { readonly orderId: string }): Promise<void> {
  const order = await deps.services.cart.findOrder(deps.db, { orderId })
  if (order?.status !== 'pending' || !order.attempt) return
  try {
    await settleAttempt(deps, order.attempt.id)
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    deps.log.warn({ orderId, err: error }, 'payment not settled on return')
  }
}
