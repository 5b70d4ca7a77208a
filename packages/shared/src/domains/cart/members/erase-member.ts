import type { Tx } from '../../../db/client.ts'
import type { ErasedMember } from '../../../protocols/member-data.ts'

/** Orders stay as the law asks, with nobody's name on them; baskets go. An order that was placed under an address of theirs counts too. */
export async function eraseMember(tx: Tx, { memberId, addresses, pseudonym }: ErasedMember): Promise<void> {
  await tx.order.updateMany({
    where: { OR: [{ memberId }, { email: { in: [...addresses], mode: 'insensitive' } }] },
    data: { email: pseudonym, contactName: 'A former member', phone: null, note: '' },
  })
  await tx.cart.deleteMany({ where: { memberId } })
}
