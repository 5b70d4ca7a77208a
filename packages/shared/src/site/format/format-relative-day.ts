import { formatWhen } from './format-when.ts'
import { zonedParts } from './zoned-parts.ts'

const DAY = 86_400_000
const LONG_WEEKDAYS: Record<string, string> = {
  Mon: 'Monday',
  Tue: 'Tuesday',
  Wed: 'Wednesday',
  Thu: 'Thursday',
  Fri: 'Friday',
  Sat: 'Saturday',
  Sun: 'Sunday',
}

/** A day relative to `now`: `Today`, `Tomorrow`, `Yesterday`, `Saturday` within the week, else `Sat 28 Nov`. */
export function formatRelativeDay(at: Date | string, now: Date, zone: string): string {
  const day = zonedParts(at, zone)
  const distance = Math.round((Date.parse(day.date) - Date.parse(zonedParts(now, zone).date)) / DAY)
  if (distance === 0) return 'Today'
  if (distance === 1) return 'Tomorrow'
  if (distance === -1) return 'Yesterday'
  if (distance > 1 && distance < 7) return LONG_WEEKDAYS[day.weekday]!
  return formatWhen(at, undefined, { zone, now, allDay: true })
}
