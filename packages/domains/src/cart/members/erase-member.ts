import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'
import { FORMER_MEMBER } from '@rose-ash/shared/texts/former-member'

/** Deletes the baskets and removes personal data from the orders, which the law requires to keep; also from orders placed with one of the member's addresses. */
export async function eraseMember(tx: Tx, { memberId, addresses, pseudonym }: ErasedMember): Promise<void> {
  const theirs: Prisma.OrderWhereInput = {
    OR: [{ memberId }, { email: { in: [...addresses], mode: 'insensitive' } }],
  }
  // The reason of a refund may name the person; the refund itself is kept.
  await tx.refund.updateMany({ where: { order: theirs }, data: { reason: '' } })
  await tx.order.updateMany({
    where: theirs,
    data: { email: pseudonym, contactName: FORMER_MEMBER, phone: null, note: '' },
  })
  await tx.cart.deleteMany({ where: { memberId } })
}
