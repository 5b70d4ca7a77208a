import type { Tx } from '@rose-ash/shared/db/client'
import type { MemberRecords } from '@rose-ash/shared/protocols/member-data'

/** Favourites, waiting for stock, what the member sells and made. */
export async function collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords> {
  const where = { memberId }
  const [favourites, waiting, sells, suppliers, productsMade, stockChanges] = await Promise.all([
    tx.favourite.findMany({ where }),
    tx.stockWaitingEntry.findMany({ where }),
    tx.marketSeller.findMany({ where }),
    tx.supplier.findMany({ where }),
    tx.product.findMany({ where: { createdById: memberId }, select: { id: true, name: true, slug: true } }),
    tx.stockMovement.findMany({ where: { actorId: memberId } }),
  ])
  return { favourites, waiting, sells, suppliers, productsMade, stockChanges } as unknown as MemberRecords
}
