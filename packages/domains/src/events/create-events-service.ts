import type { EventsService } from '@rose-ash/shared/protocols/events'
import { ownsCalendar } from './calendars/owners-of-calendar.ts'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'
import { nothingOnSale } from './reservations/nothing-on-sale.ts'

/** Binds the events protocol to its implementation on Prisma. */
export function createEventsService(): EventsService {
  return { ...nothingOnSale, collectMemberRecords, eraseMember, ownsCalendar }
}
