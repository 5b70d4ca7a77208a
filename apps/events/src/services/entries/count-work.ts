import { listCalendars } from '@rose-ash/domains/events/calendars/list-calendars'
import { type ActingMember, may } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import { asOwned } from './own-calendars.ts'

const WEEK_MS = 7 * 86_400_000

/** How much is on within a week in the calendars that a member may write in; undefined when there is no such calendar. */
export async function countWork(
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  { member }: { readonly member: ActingMember },
): Promise<{ readonly thisWeek: number } | undefined> {
  const calendars = await listCalendars(db, { includeMembers: true })
  const own = calendars.filter((calendar) => may(member, 'entry.write', asOwned(calendar)))
  if (own.length === 0) return undefined
  const now = clock.now()
  const thisWeek = await db.occurrence.count({
    where: {
      startsAt: { gte: now, lt: new Date(now.getTime() + WEEK_MS) },
      status: { not: 'cancelled' },
      entry: { publication: 'published', status: { not: 'cancelled' }, calendarId: { in: own.map(({ id }) => id) } },
    },
  })
  return { thisWeek }
}
