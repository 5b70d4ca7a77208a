import type { Tx } from '@rose-ash/shared/db/client'
import type { CalendarSummary } from './calendar.ts'
import { toCalendar } from './to-calendar.ts'

/** Calendars in their order; members' calendars only on request. */
export async function listCalendars(
  tx: Tx,
  { includeMembers = false }: { readonly includeMembers?: boolean } = {},
): Promise<readonly CalendarSummary[]> {
  const rows = await tx.calendar.findMany({
    where: includeMembers ? {} : { visibility: 'public' },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: {
      id: true,
      slug: true,
      name: true,
      description: true,
      colour: true,
      visibility: true,
      timeZone: true,
      ownerId: true,
    },
  })
  return rows.map(toCalendar)
}
