/** A moment as the clock and calendar of a time zone show it; `month` and `day` count from 1. */
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

/** Reads a moment (Date or ISO string) in an IANA time zone. Throws RangeError when the date or the zone is invalid. */
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

/** Only numbers are read from it, so that its language does not matter; the words are those of the pages, which are English. */
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
