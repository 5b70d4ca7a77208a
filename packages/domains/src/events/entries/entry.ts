import type { ShownPicture } from '@rose-ash/shared/media/picture'
import type { CalendarVisibility } from '../calendars/calendar.ts'
import type { OccurrenceSummary } from '../occurrences/occurrence.ts'
import type { JoinMode } from './entry-publications.ts'
import type { EntryStatus } from './entry-status.ts'

export interface EntryDetails extends Omit<OccurrenceSummary, 'id' | 'startsAt' | 'endsAt' | 'originalStart'> {
  readonly uid: string
  readonly visibility: CalendarVisibility
  readonly descriptionHtml: string
  readonly picture: ShownPicture | null
  readonly accessibilityNotes: string
  readonly capacity: number | null
  readonly joinMode: JoinMode
  readonly externalUrl: string | null
  readonly recurrenceRule: string | null
  readonly startsLocal: string
  readonly durationMinutes: number
  readonly extraStarts: readonly string[]
  readonly excludedStarts: readonly string[]
  readonly sequence: number
  readonly organisers: readonly string[]
  /** The members among the organisers. */
  readonly organiserIds: readonly string[]
  readonly publishedAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Occurrences from now on, the next first. */
  readonly upcoming: readonly UpcomingOccurrence[]
  /** The first of them that takes place; when every one is cancelled, the first. */
  readonly next: UpcomingOccurrence | undefined
}

interface UpcomingOccurrence {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly status: EntryStatus
}
