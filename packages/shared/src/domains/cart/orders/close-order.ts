import type { Tx } from '../../../db/client.ts'
import { ConflictError } from '../../../errors/http-errors.ts'
import { reservables } from '../reservables.ts'
import { OPEN_ATTEMPT } from './add-attempt.ts'
import { lockOrder } from './lock-order.ts'
import { writeOrderActivity } from './order-activity.ts'
import type { OrderDeps } from './place-order.ts'

/** Ends a pending order and gives its goods back. Never while an attempt could still take money. */
export async function closeOrder(
  deps: OrderDeps,
  tx: Tx,
  { orderId, as }: { readonly orderId: string; readonly as: 'expired' | 'cancelled' },
): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (order.status !== 'pending') return
  const open = await tx.paymentAttempt.count({ where: { orderId, status: { in: [...OPEN_ATTEMPT] } } })
  if (open > 0) throw new ConflictError('a payment attempt is still open', { code: 'attempt_open' })
  for (const domain of reservables(deps.services)) await domain.release(tx, { reservationId: orderId })
  await tx.order.update({
    where: { id: orderId },
    data: { status: as, closedAt: deps.clock.now(), events: { create: { kind: as } } },
  })
  await writeOrderActivity(deps, tx, orderId, 'cart.order.closed', { as })
}
