import type { Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'

/** Tickets and bookings stay, since seats were sold; names on them, waiting lists, answers and feeds go. */
export async function eraseMember(tx: Tx, { memberId, addresses }: ErasedMember): Promise<void> {
  await tx.ticket.updateMany({ where: { memberId }, data: { holderName: '' } })
  await tx.waitingListEntry.deleteMany({
    where: { OR: [{ memberId }, { email: { in: [...addresses], mode: 'insensitive' } }] },
  })
  await tx.participation.deleteMany({ where: { memberId } })
  await tx.privateFeed.deleteMany({ where: { memberId } })
  await tx.entryOrganiser.updateMany({ where: { memberId }, data: { memberId: null, name: 'A former member' } })
}
