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
})

export type EntryActivity = z.output<typeof entry>

/** Every fact the events domain writes to the log. */
export const eventsActivities: readonly ActivityDefinition[] = [
  defineActivity('events.entry.created', 'public', entry, ['public-timeline']),
  defineActivity('events.entry.updated', 'public', entry, ['public-timeline']),
  defineActivity('events.entry.cancelled', 'public', entry, ['public-timeline']),
  defineActivity(
    'events.calendar.created',
    'internal',
    z.object({ calendarId: z.uuid(), slug: z.string(), name: z.string() }),
  ),
]
