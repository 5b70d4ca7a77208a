import { calendarCreated } from '@rose-ash/shared/activities/catalogue/events'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import type { CalendarColour, CalendarSummary, CalendarVisibility } from './calendar.ts'
import { toCalendar } from './to-calendar.ts'

export interface NewCalendar {
  readonly slug: string
  readonly name: string
  readonly description?: string
  readonly colour?: CalendarColour
  readonly visibility?: CalendarVisibility
  readonly timeZone?: string
  readonly ownerId?: string | null
}

/** Creates a calendar; returns the existing one when the slug is in use. */
export async function createCalendar(
  { activities, site }: Pick<ServiceDeps, 'activities' | 'site'>,
  tx: Tx,
  {
    slug,
    name,
    description = '',
    colour = 'rose',
    visibility = 'public',
    timeZone = site.zone,
    ownerId = null,
  }: NewCalendar,
): Promise<CalendarSummary> {
  const existing = await tx.calendar.findUnique({ where: { slug } })
  if (existing) return toCalendar(existing)
  const position = await tx.calendar.count()
  const calendar = await tx.calendar.create({
    data: { slug, name, description, colour, visibility, timeZone, ownerId, position },
  })
  await activities.append(tx, calendarCreated, {
    actorId: ownerId,
    objectId: calendar.id,
    object: { calendarId: calendar.id, slug, name },
  })
  return toCalendar(calendar)
}
