import type { Tx } from '../db/client.ts'
import type { KeepsMemberRecords } from './member-data.ts'

export type CalendarColour = 'rose' | 'moss' | 'amber' | 'plum' | 'slate'
export type EntryStatus = 'confirmed' | 'tentative' | 'postponed' | 'cancelled' | 'moved_online'

export interface CalendarSummary {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly colour: CalendarColour
  readonly visibility: 'public' | 'members'
  readonly timeZone: string
}

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

export interface EntryDetails extends Omit<OccurrenceSummary, 'id' | 'startsAt' | 'endsAt' | 'originalStart'> {
  readonly uid: string
  readonly descriptionHtml: string
  readonly imageAlt: string
  readonly accessibilityNotes: string
  readonly capacity: number | null
  readonly joinMode: string
  readonly externalUrl: string | null
  readonly recurrenceRule: string | null
  readonly startsLocal: string
  readonly durationMinutes: number
  readonly extraStarts: readonly string[]
  readonly excludedStarts: readonly string[]
  readonly sequence: number
  readonly organisers: readonly string[]
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Occurrences from now on, the next first. */
  readonly upcoming: readonly { readonly startsAt: Date; readonly endsAt: Date; readonly status: EntryStatus }[]
}

/** What a member has tickets for: those alike for one occasion are counted. */
export interface MemberTicket {
  readonly slug: string
  readonly title: string
  readonly typeName: string
  readonly quantity: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly timeZone: string
  readonly allDay: boolean
  readonly status: EntryStatus
  readonly placeName: string | null
}

/** A stretch of time in which something is a member's. */
export interface MemberBooking {
  readonly resourceName: string
  readonly quantity: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly timeZone: string
  readonly placeName: string | null
}

export interface OccurrenceQuery {
  /** From this instant (an occurrence still going on counts). */
  readonly from: Date
  readonly to?: Date
  readonly calendar?: string
  readonly includeMembers?: boolean
  readonly limit?: number
}

export interface NewEntry {
  readonly calendar: string
  readonly title: string
  readonly summary?: string
  /** Plain paragraphs; becomes escaped HTML. */
  readonly description?: string
  /** Local wall time, `2026-11-28T19:00`. */
  readonly startsLocal: string
  readonly durationMinutes: number
  readonly allDay?: boolean
  readonly timeZone?: string
  readonly recurrenceRule?: string | null
  readonly extraStarts?: readonly string[]
  readonly excludedStarts?: readonly string[]
  readonly place?: { readonly name: string; readonly address?: string } | null
  readonly onlineUrl?: string | null
  readonly imageUrl?: string | null
  readonly imageAlt?: string
  readonly capacity?: number | null
  readonly accessibilityNotes?: string
  readonly organisers?: readonly string[]
  readonly createdBy?: string | null
}

export interface NewCalendar {
  readonly slug: string
  readonly name: string
  readonly description?: string
  readonly colour?: CalendarColour
  readonly visibility?: 'public' | 'members'
  readonly timeZone?: string
  readonly ownerId?: string | null
}

/** What other domains and the events app may ask of events. */
export interface EventsService extends KeepsMemberRecords {
  listCalendars(options?: { includeMembers?: boolean }): Promise<readonly CalendarSummary[]>
  /** Makes a calendar; a slug that exists already answers that calendar unchanged. */
  createCalendar(tx: Tx, calendar: NewCalendar): Promise<CalendarSummary>
  /**
   * Makes and publishes an entry, lays out its occurrences for 24 months and writes `events.entry.created`, all in `tx`.
   * Throws ValidationError for a rule, time or zone that cannot be read and NotFoundError for an unknown calendar.
   */
  createEntry(tx: Tx, entry: NewEntry): Promise<{ readonly id: string; readonly slug: string }>
  /** Occurrences of published entries in time order; at most `limit` (default 500). */
  listOccurrences(query: OccurrenceQuery): Promise<readonly OccurrenceSummary[]>
  /** A published entry by its slug, or null when there is none the reader may see. */
  findEntry(slug: string, options?: { includeMembers?: boolean }): Promise<EntryDetails | null>
  /** Published entries of a calendar, for its feed. */
  listEntries(calendar: string, options?: { includeMembers?: boolean }): Promise<readonly EntryDetails[]>
  /** Tickets that still open a door at `from`, the next first. */
  listTickets(query: { memberId: string; from: Date }): Promise<readonly MemberTicket[]>
  /** What is booked and not over at `from`, the next first. */
  listBookings(query: { memberId: string; from: Date }): Promise<readonly MemberBooking[]>
  /** Lays out series whose occurrences no longer reach 23 months ahead; answers how many. */
  extendHorizon(): Promise<number>
}
