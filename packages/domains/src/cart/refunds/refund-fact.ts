import type { Prisma } from '@rose-ash/shared/db/client'

export type RefundRow = Prisma.RefundGetPayload<{ include: { order: true } }>

/** The common payload of activities about a refund. */
export function refundFact({ id: refundId, paymentId, amountMinor, vatMinor, currency, restock, order }: RefundRow) {
  const { number, memberId } = order
  const object = { refundId, paymentId, number, memberId, amountMinor, vatMinor, currency, restock }
  return { objectId: order.id, object }
}
