import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'

/** Orders stay as the law asks, with nobody's name on them; baskets go. An order that was placed under an address of theirs counts too. */
export async function eraseMember(tx: Tx, { memberId, addresses, pseudonym }: ErasedMember): Promise<void> {
  const theirs: Prisma.OrderWhereInput = {
    OR: [{ memberId }, { email: { in: [...addresses], mode: 'insensitive' } }],
  }
  // Why money went back may speak of them; that it did stays.
  await tx.refund.updateMany({ where: { order: theirs }, data: { reason: '' } })
  await tx.order.updateMany({
    where: theirs,
    data: { email: pseudonym, contactName: 'A former member', phone: null, note: '' },
  })
  await tx.cart.deleteMany({ where: { memberId } })
}
