import type { Tx } from '@rose-ash/shared/db/client'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { ENTRY_STATUSES, type EntryStatus } from '../entries/entry-status.ts'

/** A member's equal tickets for one occurrence, with their number. */
export interface MemberTicket {
  readonly slug: string
  readonly title: string
  readonly typeName: string
  readonly quantity: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly timeZone: string
  readonly allDay: boolean
  readonly status: EntryStatus
  readonly placeName: string | null
}

const AT_MOST = 20

/** A member's valid tickets for future occurrences, the next first. Equal tickets for one occurrence are one line. */
export async function listTickets(
  tx: Tx,
  { memberId, from }: { readonly memberId: string; readonly from: Date },
): Promise<readonly MemberTicket[]> {
  const rows = await tx.ticket.groupBy({
    by: ['occurrenceId', 'ticketTypeId'],
    where: { memberId, status: 'valid', occurrence: { endsAt: { gt: from } } },
    _count: true,
  })
  const occurrences = await tx.occurrence.findMany({
    where: { id: { in: rows.map(({ occurrenceId }) => occurrenceId) } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: AT_MOST,
    include: { entry: { include: { place: true, overrides: true, ticketTypes: true } } },
  })
  return occurrences.flatMap(({ entry, ...occurrence }) => {
    const change = entry.overrides.find(({ originalStart }) => originalStart === occurrence.originalStart)
    return rows
      .filter(({ occurrenceId }) => occurrenceId === occurrence.id)
      .map(({ ticketTypeId, _count: quantity }) =>
        Object.freeze({
          slug: entry.slug,
          title: change?.title ?? entry.title,
          typeName: entry.ticketTypes.find(({ id }) => id === ticketTypeId)?.name ?? '',
          quantity,
          startsAt: occurrence.startsAt,
          endsAt: occurrence.endsAt,
          timeZone: entry.timeZone,
          allDay: entry.allDay,
          status: oneOf(ENTRY_STATUSES, occurrence.status),
          placeName: change?.placeName ?? entry.place?.name ?? null,
        }),
      )
  })
}
