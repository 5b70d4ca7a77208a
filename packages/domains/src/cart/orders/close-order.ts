import { orderClosed } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { expiryOf, startOrSignalFlow } from '../flows/order-flows.ts'
import { OPEN_STATES } from '../payments/attempt-states.ts'
import { reservables } from '../reservables.ts'
import { lockOrder } from './lock-order.ts'
import type { OrderDeps } from './order-deps.ts'
import { orderFact } from './order-fact.ts'
import { touchedGoods } from './touched-goods.ts'

/**
 * Closes a pending order and releases its goods; changes nothing when it is not pending. Throws ConflictError while an attempt can
 * still be paid.
 */
export async function closeOrder(
  deps: OrderDeps,
  tx: Tx,
  { orderId, as }: { readonly orderId: string; readonly as: 'expired' | 'cancelled' },
): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (order.status !== 'pending') return
  if (await mayStillBePaid(tx, orderId))
    throw new ConflictError('a payment attempt is still open', { code: 'attempt_open' })
  await endOrder(deps, tx, { orderId, as })
  await startOrSignalFlow(deps, tx, expiryOf(orderId))
}

/** Whether an attempt of the order can still be paid. */
export async function mayStillBePaid(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.paymentAttempt.count({ where: { orderId, status: { in: [...OPEN_STATES] } } })) > 0
}

/** Releases the goods of a locked, pending order and closes it. */
export async function endOrder(
  deps: OrderDeps,
  tx: Tx,
  { orderId, as }: { readonly orderId: string; readonly as: 'expired' | 'cancelled' },
): Promise<void> {
  for (const domain of reservables(deps.services)) await domain.release(tx, { reservationId: orderId })
  await tx.order.update({
    where: { id: orderId },
    data: { status: as, closedAt: deps.clock.now(), events: { create: { kind: as } } },
  })
  const { object, ...fact } = await orderFact(tx, orderId)
  const alsoTouches = await touchedGoods(deps, tx, orderId)
  await deps.activities.append(tx, orderClosed, { ...fact, object: { ...object, as }, alsoTouches })
}
