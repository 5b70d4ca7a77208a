import type { Prisma, Tx } from '@rose-ash/shared/db/client'

/** Orders with goods to hand over: paid, with products (tickets need no packing), and not refunded in full. */
export function packable(tx: Tx): Prisma.OrderWhereInput {
  const { amountMinor } = tx.payment.fields
  return {
    status: 'paid',
    lines: { some: { kind: 'product' } },
    payments: { none: { status: 'applied', refundedMinor: { gte: amountMinor } } },
  }
}
