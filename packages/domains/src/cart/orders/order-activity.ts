import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../context/service-deps.ts'

/** Writes a fact about an order into the log. */
export async function writeOrderActivity(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  orderId: string,
  type: 'cart.order.placed' | 'cart.order.paid' | 'cart.order.closed' | 'cart.payment.owed',
  extra: object = {},
): Promise<void> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { lines: { select: { quantity: true } } },
  })
  await activities.append(tx, {
    type,
    actorId: order.memberId,
    objectId: orderId,
    object: {
      number: order.number,
      memberId: order.memberId,
      totalMinor: order.totalMinor,
      currency: order.currency,
      itemCount: order.lines.reduce((count, { quantity }) => count + quantity, 0),
      ...extra,
    },
  })
}
