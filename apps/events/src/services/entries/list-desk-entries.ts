import { listCalendars } from '@rose-ash/domains/events/calendars/list-calendars'
import type { ActingMember } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import { ownCalendars } from './own-calendars.ts'

const MOST = 300

/** The entries of the calendars that a member may write to, the latest first, withdrawn ones too. Throws NotAllowedError without a calendar. */
export async function listDeskEntries({ db }: Pick<AppContext, 'db'>, { by }: { readonly by: ActingMember }) {
  const own = ownCalendars(by, await listCalendars(db, { includeMembers: true }))
  return db.entry.findMany({
    where: { calendarId: { in: own.map(({ id }) => id) } },
    orderBy: [{ startsLocal: 'desc' }, { id: 'desc' }],
    include: { calendar: true, place: true },
    take: MOST,
  })
}
