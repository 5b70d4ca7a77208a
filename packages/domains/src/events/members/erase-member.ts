import type { Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'
import { FORMER_MEMBER } from '@rose-ash/shared/texts/former-member'

/** Removes the names from tickets and bookings, which stay, since the places were sold. */
export async function eraseMember(tx: Tx, { memberId }: ErasedMember): Promise<void> {
  await tx.ticket.updateMany({ where: { memberId }, data: { holderName: '' } })
  await tx.entryOrganiser.updateMany({ where: { memberId }, data: { memberId: null, name: FORMER_MEMBER } })
}
