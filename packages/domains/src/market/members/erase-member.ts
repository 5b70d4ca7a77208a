import type { Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'

/** Unlinks suppliers from the member; a supplier is a business and stays. */
export async function eraseMember(tx: Tx, { memberId, addresses }: ErasedMember): Promise<void> {
  await tx.marketSeller.deleteMany({ where: { memberId } })
  await tx.supplier.updateMany({ where: { memberId }, data: { memberId: null } })
  await tx.supplier.updateMany({
    where: { email: { in: [...addresses], mode: 'insensitive' } },
    data: { email: null },
  })
}
