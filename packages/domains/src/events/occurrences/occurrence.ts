import type { CalendarSummary } from '../calendars/calendar.ts'
import type { EntryStatus } from '../entries/entry-status.ts'

export interface PlaceSummary {
  readonly name: string
  readonly address: string
  readonly mapUrl: string | null
}

/** One time at which an entry takes place, with what lists and grids print of it. */
export interface OccurrenceSummary {
  readonly id: string
  readonly entryId: string
  readonly slug: string
  /** Wall time of the series before any change: names the occurrence in its address. */
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
  readonly imageUrl: string | null
  readonly recurs: boolean
}
