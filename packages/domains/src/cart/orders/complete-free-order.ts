import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { SoldOutError } from '@rose-ash/shared/protocols/reservable'
import { expiryOf, startOrSignalFlow } from '../flows/order-flows.ts'
import { confirmGoods } from './confirm-goods.ts'
import { lockOrder } from './lock-order.ts'
import { markPaid, type PaymentOutcome } from './mark-paid.ts'
import type { OrderDeps } from './order-deps.ts'

/** Marks an order that costs nothing as paid. */
export async function completeFreeOrder(
  deps: OrderDeps,
  tx: Tx,
  { orderId }: { readonly orderId: string },
): Promise<PaymentOutcome> {
  const order = await lockOrder(tx, orderId)
  if (order.status === 'paid') return 'already-paid'
  if (order.totalMinor !== 0 || order.status !== 'pending')
    throw new NotFoundError(`order ${orderId} is not free and pending`)
  if (!(await confirmGoods(deps, tx, order))) throw new SoldOutError([])
  await startOrSignalFlow(deps, tx, expiryOf(orderId))
  return markPaid(deps, tx, order, deps.clock.now())
}
