import type { Tx } from '@rose-ash/shared/db/client'
import type { MemberRecords } from '@rose-ash/shared/protocols/member-data'

/** Tickets, bookings, waiting lists, answers to invitations, private feeds, and what the member organises. */
export async function collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords> {
  const where = { memberId }
  const entry = { select: { title: true, slug: true } }
  const [tickets, bookings, waiting, participations, feeds, organises] = await Promise.all([
    tx.ticket.findMany({ where, omit: { codeHash: true }, include: { checkIns: true } }),
    tx.booking.findMany({ where, include: { slot: true } }),
    tx.waitingListEntry.findMany({ where }),
    tx.participation.findMany({ where, include: { entry } }),
    tx.privateFeed.findMany({ where, omit: { tokenHash: true } }),
    tx.entryOrganiser.findMany({ where, include: { entry } }),
  ])
  return { tickets, bookings, waiting, participations, feeds, organises } as unknown as MemberRecords
}
