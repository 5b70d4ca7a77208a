import type { CalendarSummary } from '@rose-ash/domains/events/calendars/calendar'
import type { EntryDetails } from '@rose-ash/domains/events/entries/entry'
import type { Exception } from '@rose-ash/domains/events/occurrences/list-exceptions'
import ical, { type ICalEventData, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { tzlib_get_ical_block } from 'timezones-ical-library'

const STATUS: Readonly<Record<EntryDetails['status'], ICalEventStatus>> = {
  confirmed: ICalEventStatus.CONFIRMED,
  moved_online: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  postponed: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}

export interface FeedSource {
  readonly calendar: Pick<CalendarSummary, 'name' | 'description' | 'timeZone'>
  readonly entries: readonly EntryDetails[]
  /** Written as occurrences of their own, so that every reader ends them on the wall and sees which are cancelled. */
  readonly exceptions: readonly Exception[]
  /** The public origin of the events app, for the addresses of entries. */
  readonly origin: string
}

/** A calendar as RFC 5545 text. Series are written as series (RRULE, RDATE, EXDATE in their zone), so that subscribers keep the local times. */
export function calendarFeed({ calendar, entries, exceptions, origin }: FeedSource): string {
  const feed = ical({
    name: calendar.name,
    description: calendar.description,
    prodId: { company: 'Rose Ash', product: 'events', language: 'EN' },
    ttl: 3600,
    timezone: { name: calendar.timeZone, generator: (zone: string) => tzlib_get_ical_block(zone)[0] ?? null },
  })
  for (const entry of entries) {
    const event = eventOf(entry, origin)
    feed.createEvent({ ...event, ...(entry.recurrenceRule && { repeating: recurrence(entry) }) })
    for (const { originalStart, status } of exceptions.filter(({ entryId }) => entryId === entry.entryId)) {
      const end = endLocal({ ...entry, startsLocal: originalStart })
      feed.createEvent({ ...event, recurrenceId: originalStart, start: originalStart, end, status: STATUS[status] })
    }
  }
  return inUtc(feed.toString())
}

function eventOf(entry: EntryDetails, origin: string): ICalEventData {
  return {
    id: entry.uid,
    sequence: entry.sequence,
    stamp: utc(entry.updatedAt),
    created: utc(entry.createdAt),
    lastModified: utc(entry.updatedAt),
    start: entry.startsLocal,
    end: endLocal(entry),
    allDay: entry.allDay,
    timezone: entry.timeZone,
    summary: entry.title,
    description: entry.summary,
    location: entry.place
      ? [entry.place.name, entry.place.address].filter(Boolean).join(', ')
      : (entry.onlineUrl ?? undefined),
    url: `${origin}/entries/${encodeURIComponent(entry.slug)}`,
    status: STATUS[entry.status],
  }
}

function recurrence({ recurrenceRule, extraStarts, excludedStarts, timeZone }: EntryDetails): string {
  const dates = (name: string, starts: readonly string[]) =>
    starts.length ? [`${name};TZID=${timeZone}:${starts.map(compact).join(',')}`] : []
  return [`RRULE:${recurrenceRule}`, ...dates('RDATE', extraStarts), ...dates('EXDATE', excludedStarts)].join('\r\n')
}

function endLocal({ startsLocal, durationMinutes }: Pick<EntryDetails, 'startsLocal' | 'durationMinutes'>): string {
  return Temporal.PlainDateTime.from(startsLocal).add({ minutes: durationMinutes }).toString({ smallestUnit: 'second' })
}

const compact = (local: string) => local.replaceAll(/[-:]/g, '')
const utc = (at: Date) => at.toISOString().slice(0, 19)

/** Marks timestamps as UTC, as RFC 5545 section 3.8.7 requires; the library labels our UTC times with the zone of the event. */
function inUtc(text: string): string {
  return text.replaceAll(/^(DTSTAMP|CREATED|LAST-MODIFIED):(\d{8}T\d{6})\r?$/gm, '$1:$2Z\r')
}
