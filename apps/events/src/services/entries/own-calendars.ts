import type { CalendarSummary } from '@rose-ash/domains/events/calendars/calendar'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import { type ActingMember, may } from '@rose-ash/shared/rights/may'

/** The calendars that a member may add entries to. Throws NotAllowedError when there is none. */
export function ownCalendars(member: ActingMember, calendars: readonly CalendarSummary[]): readonly CalendarSummary[] {
  const own = calendars.filter((calendar) => may(member, 'entry.write', asOwned(calendar)))
  if (own.length === 0) assertMay(member, 'entry.write')
  return own
}

/** A calendar as `may` asks for it. */
export function asOwned({ ownerId }: CalendarSummary) {
  return { ownerIds: ownerId ? [ownerId] : [] }
}
