import type { Prisma } from '@rose-ash/shared/db/client'

export type RefundRow = Prisma.RefundGetPayload<{ include: { order: true } }>

/** A fact about a refund, as the log keeps it. */
export function refundFact(
  type: 'cart.refund.requested' | 'cart.refund.completed' | 'cart.refund.failed',
  { id: refundId, paymentId, amountMinor, vatMinor, currency, restock, order, failure }: RefundRow,
) {
  const { number, memberId } = order
  const object = { refundId, paymentId, number, memberId, amountMinor, vatMinor, currency, restock }
  return { type, objectId: order.id, object: type === 'cart.refund.failed' ? { ...object, failure } : object }
}
