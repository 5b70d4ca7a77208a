import type { CalendarSummary } from '@rose-ash/shared/protocols/events'
import type { ServiceDeps } from '../../context/service-deps.ts'

/** Calendars in their order; those for members only when asked for. */
export async function listCalendars(
  { db }: Pick<ServiceDeps, 'db'>,
  { includeMembers = false }: { includeMembers?: boolean } = {},
): Promise<readonly CalendarSummary[]> {
  const rows = await db.calendar.findMany({
    where: includeMembers ? {} : { visibility: 'public' },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: { id: true, slug: true, name: true, description: true, colour: true, visibility: true, timeZone: true },
  })
  return rows as CalendarSummary[]
}
