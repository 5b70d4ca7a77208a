import type { CalendarSummary } from '../calendars/calendar.ts'
import type { EntryStatus } from '../entries/entry-status.ts'

export interface PlaceSummary {
  readonly name: string
  readonly address: string
  readonly mapUrl: string | null
}

/** One occurrence of an entry, with the values for lists and grids. */
export interface OccurrenceSummary {
  readonly id: string
  readonly entryId: string
  readonly slug: string
  /** The local time by the series, before any change: identifies the occurrence in its address. */
  readonly originalStart: string
  readonly title: string
  readonly summary: string
  readonly calendar: Pick<CalendarSummary, 'slug' | 'name' | 'colour'>
  readonly startsAt: Date
  readonly endsAt: Date
  readonly timeZone: string
  readonly allDay: boolean
  readonly status: EntryStatus
  readonly place: PlaceSummary | null
  readonly onlineUrl: string | null
  readonly recurs: boolean
}
