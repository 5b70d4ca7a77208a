import { orderClosed } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { reservables } from '../reservables.ts'
import { OPEN_ATTEMPT } from './add-attempt.ts'
import { lockOrder } from './lock-order.ts'
import { orderFact } from './order-fact.ts'
import type { OrderDeps } from './place-order.ts'

/** Ends a pending order and gives its goods back. Never while an attempt could still take money. */
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
}

/** Ends an order that nobody paid in time, unless its time was extended or an attempt could still take money. */
export async function expireOrder(
  deps: OrderDeps,
  tx: Tx,
  { orderId }: { readonly orderId: string },
): Promise<'expired' | 'kept' | 'settled'> {
  const order = await lockOrder(tx, orderId)
  if (order.status !== 'pending') return 'settled'
  if (order.expiresAt > deps.clock.now() || (await mayStillBePaid(tx, orderId))) return 'kept'
  await endOrder(deps, tx, { orderId, as: 'expired' })
  return 'expired'
}

async function mayStillBePaid(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.paymentAttempt.count({ where: { orderId, status: { in: [...OPEN_ATTEMPT] } } })) > 0
}

async function endOrder(
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
  await deps.activities.append(tx, orderClosed, { ...fact, object: { ...object, as } })
}
