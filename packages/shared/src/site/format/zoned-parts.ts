/** A moment in the local time of a zone; `month` and `day` count from 1. */
export interface ZonedParts {
  readonly year: number
  readonly month: number
  readonly day: number
  /** `Sat` */
  readonly weekday: string
  /** `Nov` */
  readonly monthName: string
  /** `19:00` */
  readonly time: string
  /** `2026-11-28` */
  readonly date: string
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Converts a moment (Date or ISO string) to the local time of an IANA zone. Throws RangeError when date or zone is invalid. */
export function zonedParts(at: Date | string, zone: string): ZonedParts {
  const fields: Record<string, string> = {}
  for (const { type, value } of formatterFor(zone).formatToParts(new Date(at))) fields[type] = value
  const [year, month, day] = [Number(fields.year), Number(fields.month), Number(fields.day)]
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!
  return {
    year,
    month,
    day,
    weekday,
    monthName: MONTHS[month - 1]!,
    time: `${fields.hour}:${fields.minute}`,
    date: `${fields.year}-${fields.month}-${fields.day}`,
  }
}

/** Only its numbers are used, so its locale does not matter; weekday and month names are English like the pages. */
function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const two = '2-digit' as const
  const formatter = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    hourCycle: 'h23',
  })
  formatters.set(zone, formatter)
  return formatter
}
