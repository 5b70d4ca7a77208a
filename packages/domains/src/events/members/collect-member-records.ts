import type { Tx } from '@rose-ash/shared/db/client'
import { toJsonRows } from '@rose-ash/shared/db/json-rows'
import type { MemberRecords } from '@rose-ash/shared/protocols/member-data'

/** The member's tickets and bookings, and the entries that they organise. */
export async function collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords> {
  const where = { memberId }
  const entry = { select: { title: true, slug: true } }
  const [tickets, bookings, organises] = await Promise.all([
    tx.ticket.findMany({ where, omit: { codeHash: true } }),
    tx.booking.findMany({ where, include: { slot: true } }),
    tx.entryOrganiser.findMany({ where, include: { entry } }),
  ])
  return toJsonRows({ tickets, bookings, organises })
}
