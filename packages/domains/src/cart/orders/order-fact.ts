import type { Tx } from '@rose-ash/shared/db/client'

/** The common payload of activities about an order. */
export async function orderFact(tx: Tx, orderId: string) {
  const { number, memberId, totalMinor, currency, lines } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { lines: { select: { quantity: true } } },
  })
  const itemCount = lines.reduce((count, { quantity }) => count + quantity, 0)
  return { actorId: memberId, objectId: orderId, object: { number, memberId, totalMinor, currency, itemCount } }
}
