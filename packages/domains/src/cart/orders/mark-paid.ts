import { orderPaid, paymentOwed } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import type { LockedOrder } from './lock-order.ts'
import type { OrderDeps } from './order-deps.ts'
import { orderFact } from './order-fact.ts'
import { takeBought } from './take-bought.ts'

/** `owed`: there were no goods left for the money. */
export type PaymentOutcome = 'paid' | 'already-paid' | 'owed'

/** The goods are the buyer's: the order becomes paid, and the cart loses the lines that were bought. */
export async function markPaid(deps: OrderDeps, tx: Tx, order: LockedOrder, paidAt: Date): Promise<PaymentOutcome> {
  await tx.order.update({
    where: { id: order.id },
    data: { status: 'paid', paidAt, closedAt: null, events: { create: { kind: 'paid' } } },
  })
  await takeBought(tx, order)
  await deps.activities.append(tx, orderPaid, await orderFact(tx, order.id))
  return 'paid'
}

/** Money without goods, or money twice: a person must settle it. An order that is paid stays paid. */
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
