import { closeOrder } from '@rose-ash/domains/cart/orders/close-order'
import { OPEN_STATES } from '@rose-ash/domains/cart/payments/attempt-states'
import { closeAttempt } from '../payments/close-attempt.ts'
import type { PaymentDeps } from '../payments/payment-deps.ts'

/**
 * Cancels a pending order: closes its attempts at SumUp first, then releases its goods. `paid`: it was paid just before. `open`: SumUp
 * gave no clear answer and nothing was released; try again later.
 */
export async function abandonOrder(
  deps: PaymentDeps,
  { orderId }: { readonly orderId: string },
): Promise<'closed' | 'paid' | 'open'> {
  const attempts = await deps.db.paymentAttempt.findMany({
    where: { orderId, status: { in: [...OPEN_STATES] } },
    select: { id: true },
  })
  for (const { id } of attempts) {
    const outcome = await closeAttempt(deps, id)
    if (outcome !== 'closed') return outcome
  }
  await deps.transact((tx) => closeOrder(deps, tx, { orderId, as: 'cancelled' }))
  deps.log.info({ orderId }, 'order cancelled')
  return 'closed'
}
