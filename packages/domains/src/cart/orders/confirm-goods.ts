import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { LINE_KINDS, SoldOutError } from '@rose-ash/shared/protocols/reservable'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { linesFor, reservables } from '../reservables.ts'
import type { LockedOrder } from './lock-order.ts'
import type { OrderDeps } from './order-deps.ts'

/** Confirms the reservation in all domains or in none; true when it is confirmed. */
export async function confirmGoods(
  { services }: Pick<OrderDeps, 'services'>,
  tx: Tx,
  order: LockedOrder,
): Promise<boolean> {
  const lines = await tx.orderLine.findMany({ where: { orderId: order.id } })
  await tx.$executeRaw(Prisma.sql`SAVEPOINT before_confirm`)
  try {
    for (const domain of reservables(services)) {
      const own = linesFor(domain, lines)
      if (own.length === 0) continue
      await domain.confirm(tx, {
        reservationId: order.id,
        orderId: order.id,
        buyer: { memberId: order.memberId, email: order.email, name: order.contactName },
        lines: own.map((line) => ({
          kind: oneOf(LINE_KINDS, line.kind),
          refId: line.refId ?? '',
          quantity: line.quantity,
          orderLineId: line.id,
          unitPriceMinor: line.unitPriceMinor,
        })),
      })
    }
    return true
  } catch (error) {
    if (!(error instanceof SoldOutError)) throw error
    await tx.$executeRaw(Prisma.sql`ROLLBACK TO SAVEPOINT before_confirm`)
    return false
  }
}
