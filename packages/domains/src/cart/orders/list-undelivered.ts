import type { Tx } from '@rose-ash/shared/db/client'
import { packable } from './packable.ts'

/**
 * The ids of the orders that hold one of these packs and whose buyers do not have them yet: those to hand over, and those being paid
 * for, since what was read before paying counts too.
 */
export async function listUndelivered(tx: Tx, variantIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.order.findMany({
    where: {
      fulfilment: { not: 'collected' },
      AND: { lines: { some: { kind: 'product', refId: { in: [...variantIds] } } } },
      OR: [packable(tx), { status: 'pending' }],
    },
    select: { id: true },
    orderBy: { number: 'asc' },
  })
  return rows.map(({ id }) => id)
}
