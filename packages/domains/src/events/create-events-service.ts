import type { EventsService } from '@rose-ash/shared/protocols/events'
import type { ServiceDeps } from '../context/service-deps.ts'
import { createCalendar } from './calendars/create-calendar.ts'
import { listCalendars } from './calendars/list-calendars.ts'
import { createEntry } from './entries/create-entry.ts'
import { findEntry, listEntries } from './entries/find-entry.ts'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'
import { listBookings } from './members/list-bookings.ts'
import { listTickets } from './members/list-tickets.ts'
import { extendHorizon } from './occurrences/extend-horizon.ts'
import { listOccurrences } from './occurrences/list-occurrences.ts'

/** Binds the events protocol to its implementation on Prisma. */
export function createEventsService(deps: ServiceDeps): EventsService {
  return {
    listCalendars: (options) => listCalendars(deps, options),
    createCalendar: (tx, calendar) => createCalendar(deps, tx, calendar),
    createEntry: (tx, entry) => createEntry(deps, tx, entry),
    listOccurrences: (query) => listOccurrences(deps, query),
    findEntry: (slug, options) => findEntry(deps, slug, options),
    listTickets: (query) => listTickets(deps, query),
    listBookings: (query) => listBookings(deps, query),
    extendHorizon: () => extendHorizon(deps),
    listEntries: (calendar, options) => listEntries(deps, calendar, options),
    collectMemberRecords,
    eraseMember,
  }
}
