import { isOpen } from '../payments/attempt-state.ts'
import { closeAttempt } from '../payments/close-attempt.ts'
import type { PaymentDeps } from '../payments/start-payment.ts'

/**
 * Gives a pending order up: its attempts are closed at SumUp first, only then its goods go back. `paid`: it was paid just in time.
 * `open`: SumUp gives no clear answer, nothing was released; try again later.
 */
export async function abandonOrder(
  deps: PaymentDeps,
  { orderId, as }: { readonly orderId: string; readonly as: 'expired' | 'cancelled' },
): Promise<'closed' | 'paid' | 'open'> {
  const attempts = await deps.db.paymentAttempt.findMany({ where: { orderId }, select: { id: true, status: true } })
  for (const { id } of attempts.filter(({ status }) => isOpen(status))) {
    const outcome = await closeAttempt(deps, id)
    if (outcome !== 'closed') return outcome
  }
  await deps.transact((tx) => deps.services.cart.closeOrder(tx, { orderId, as }))
  deps.log.info({ orderId, as }, 'order closed')
  return 'closed'
}
