import { orderPaid, paymentOwed } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import type { LockedOrder } from './lock-order.ts'
import type { OrderDeps } from './order-deps.ts'
import { orderFact } from './order-fact.ts'
import { takeBought } from './take-bought.ts'
import { touchedGoods } from './touched-goods.ts'

/** `owed`: the goods were gone, so the money must be refunded. */
export type PaymentOutcome = 'paid' | 'already-paid' | 'owed'

/** Confirms the goods, marks the order as paid and removes the bought lines from the cart. */
export async function markPaid(deps: OrderDeps, tx: Tx, order: LockedOrder, paidAt: Date): Promise<PaymentOutcome> {
  await tx.order.update({
    where: { id: order.id },
    data: { status: 'paid', paidAt, closedAt: null, events: { create: { kind: 'paid' } } },
  })
  await takeBought(tx, order)
  // An order that was closed meanwhile has taken its goods a second time.
  const alsoTouches = order.status === 'pending' ? [] : await touchedGoods(deps, tx, order.id)
  await deps.activities.append(tx, orderPaid, { ...(await orderFact(tx, order.id)), alsoTouches })
  return 'paid'
}

/** Marks money without goods, or a second payment, for a steward to settle. A paid order stays paid. */
export async function markOwed(
  deps: OrderDeps,
  tx: Tx,
  order: LockedOrder,
  attemptId: string,
): Promise<PaymentOutcome> {
  await tx.order.update({
    where: { id: order.id },
    data: {
      ...(order.status !== 'paid' && { status: 'owed' }),
      events: { create: { kind: 'owed', detail: { attemptId } } },
    },
  })
  const { object, ...fact } = await orderFact(tx, order.id)
  await deps.activities.append(tx, paymentOwed, { ...fact, object: { ...object, attemptId } })
  return 'owed'
}
