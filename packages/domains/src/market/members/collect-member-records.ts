import type { Tx } from '@rose-ash/shared/db/client'
import { toJsonRows } from '@rose-ash/shared/db/json-rows'
import type { MemberRecords } from '@rose-ash/shared/protocols/member-data'

/** The member's markets and suppliers, and the products and stock movements that they made or changed. */
export async function collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords> {
  const where = { memberId }
  const [sells, suppliers, productsMade, stockChanges] = await Promise.all([
    tx.marketSeller.findMany({ where }),
    tx.supplier.findMany({ where }),
    tx.product.findMany({ where: { createdById: memberId }, select: { id: true, name: true, slug: true } }),
    tx.stockMovement.findMany({ where: { actorId: memberId } }),
  ])
  return toJsonRows({ sells, suppliers, productsMade, stockChanges })
}
