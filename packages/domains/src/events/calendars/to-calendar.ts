import { oneOf } from '@rose-ash/shared/words/one-of'
import { CALENDAR_COLOURS, CALENDAR_VISIBILITIES, type CalendarSummary } from './calendar.ts'

interface CalendarRow extends Omit<CalendarSummary, 'colour' | 'visibility'> {
  readonly colour: string
  readonly visibility: string
}

/** The DTO of a calendar's row. */
export function toCalendar({
  id,
  slug,
  name,
  description,
  colour,
  visibility,
  timeZone,
  ownerId,
}: CalendarRow): CalendarSummary {
  return {
    id,
    slug,
    name,
    description,
    colour: oneOf(CALENDAR_COLOURS, colour),
    visibility: oneOf(CALENDAR_VISIBILITIES, visibility),
    timeZone,
    ownerId,
  }
}
