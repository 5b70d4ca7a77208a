import { z } from 'zod'
import { type ActivityDefinition, defineActivity } from '../define-activity.ts'

const entry = z.object({
  entryId: z.uuid(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  url: z.url(),
  imageUrl: z.string().nullable(),
  calendarName: z.string(),
  /** RFC 3339 with offset, and the zone it is meant in. */
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  timeZone: z.string(),
  placeName: z.string().nullable(),
  recurs: z.boolean(),
  /** The description's words, for search; older rows have none. */
  text: z.string().optional(),
})

export type EntryActivity = z.output<typeof entry>

const ENTRIES = ['public-timeline', 'search-documents']

/** Every fact the events domain writes to the log. */
export const eventsActivities: readonly ActivityDefinition[] = [
  defineActivity('events.entry.created', 'public', entry, ENTRIES),
  defineActivity('events.entry.updated', 'public', entry, ENTRIES),
  defineActivity('events.entry.cancelled', 'public', entry, ENTRIES),
  defineActivity(
    'events.calendar.created',
    'internal',
    z.object({ calendarId: z.uuid(), slug: z.string(), name: z.string() }),
  ),
]
