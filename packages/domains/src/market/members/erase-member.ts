import type { Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'

/** A supplier is a business of its own and only forgets who stood behind it. */
export async function eraseMember(tx: Tx, { memberId, addresses }: ErasedMember): Promise<void> {
  await tx.marketSeller.deleteMany({ where: { memberId } })
  await tx.supplier.updateMany({ where: { memberId }, data: { memberId: null } })
  await tx.supplier.updateMany({
    where: { email: { in: [...addresses], mode: 'insensitive' } },
    data: { email: null },
  })
}
