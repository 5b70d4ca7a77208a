import { closeOrder } from '@rose-ash/domains/cart/orders/close-order'
import { expiryOf, tellFlow } from '../flows/order-flows.ts'
import { isOpen } from '../payments/attempt-state.ts'
import { closeAttempt } from '../payments/close-attempt.ts'
import type { PaymentDeps } from '../payments/payment-deps.ts'

/**
 * Gives a pending order up: its attempts are closed at SumUp first, only then its goods go back. `paid`: it was paid just in time.
 * `open`: SumUp gives no clear answer, nothing was released; try again later.
 */
export async function abandonOrder(
  deps: PaymentDeps,
  { orderId }: { readonly orderId: string },
): Promise<'closed' | 'paid' | 'open'> {
  const attempts = await deps.db.paymentAttempt.findMany({ where: { orderId }, select: { id: true, status: true } })
  for (const { id } of attempts.filter(({ status }) => isOpen(status))) {
    const outcome = await closeAttempt(deps, id)
    if (outcome !== 'closed') return outcome
  }
  await deps.transact(async (tx) => {
    await closeOrder(deps, tx, { orderId, as: 'cancelled' })
    await tellFlow(deps, tx, expiryOf(orderId))
  })
  deps.log.info({ orderId }, 'order cancelled')
  return 'closed'
}
