import type { Tx } from '@rose-ash/shared/db/client'
import { toJsonRows } from '@rose-ash/shared/db/json-rows'
import type { MemberRecords } from '@rose-ash/shared/protocols/member-data'

/** Orders with their lines, payments and history, and the basket. */
export async function collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords> {
  const [orders, baskets] = await Promise.all([
    tx.order.findMany({
      where: { memberId },
      include: { lines: true, payments: true, refunds: true, events: true },
      orderBy: { number: 'asc' },
    }),
    tx.cart.findMany({ where: { memberId }, omit: { tokenHash: true }, include: { lines: true } }),
  ])
  return toJsonRows({ orders, baskets })
}
