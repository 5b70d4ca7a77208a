import { z } from 'zod'
import { CALENDARS, ENTRIES, entryKey } from '../../freshness/keys.ts'
import { defineActivity } from '../define-activity.ts'
import { touchesKeys, touchesThing } from '../touches.ts'
import { pictured } from './picture.ts'

const entry = z.object({
  entryId: z.uuid(),
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  url: z.url(),
  ...pictured,
  calendarName: z.string(),
  /** RFC 3339 with an offset; `timeZone` is the zone of the entry. */
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  timeZone: z.string(),
  placeName: z.string().nullable(),
  recurs: z.boolean(),
  /** The description as plain text, for search; absent in older rows. */
  text: z.string().optional(),
})

export type EntryActivity = z.output<typeof entry>

const touches = touchesThing(ENTRIES, entryKey)

export const entryCreated = defineActivity('events.entry.created', {
  visibility: 'public',
  payload: entry,
  touches: touches,
})

export const entryUpdated = defineActivity('events.entry.updated', {
  visibility: 'public',
  payload: entry,
  touches: touches,
})

export const entryCancelled = defineActivity('events.entry.cancelled', {
  visibility: 'public',
  payload: entry,
  touches: touches,
})

/** Nobody sees the entry any more; it can be published again. */
export const entryWithdrawn = defineActivity('events.entry.withdrawn', {
  visibility: 'public',
  payload: entry,
  touches: touches,
})

const occurrence = z.object({
  ...entry.pick({ entryId: true, slug: true, title: true, timeZone: true }).shape,
  /** The local start by the series. */
  originalStart: z.string(),
  startsAt: z.iso.datetime(),
})

/** One time of a series does not take place. */
export const occurrenceCancelled = defineActivity('events.occurrence.cancelled', {
  visibility: 'internal',
  payload: occurrence,
  touches: touches,
})

/** One cancelled time of a series takes place after all. */
export const occurrenceReinstated = defineActivity('events.occurrence.reinstated', {
  visibility: 'internal',
  payload: occurrence,
  touches: touches,
})

export const calendarCreated = defineActivity('events.calendar.created', {
  visibility: 'internal',
  payload: z.object({ calendarId: z.uuid(), slug: z.string(), name: z.string() }),
  touches: touchesKeys(CALENDARS),
})

/** Every activity that the events domain writes. */
export const eventsActivities = [
  entryCreated,
  entryUpdated,
  entryCancelled,
  entryWithdrawn,
  occurrenceCancelled,
  occurrenceReinstated,
  calendarCreated,
] as const
