import { type ZonedParts, zonedParts } from './zoned-parts.ts'

export interface WhenOptions {
  /** IANA time zone whose clock is shown. */
  readonly zone: string
  /** Show days only; the end is the last day included. */
  readonly allDay?: boolean
  /** The year is shown unless it is the year of `now`. Default: the current time. */
  readonly now?: Date
}

const EN_DASH = '–'

/**
 * A period in words: `Sat 28 Nov, 19:00–21:30`, `Sat 28 Nov, 19:00`, `Sat 28 – Sun 29 Nov` (all day),
 * `Sat 28 Nov, 19:00 – Sun 29 Nov, 11:00`. An end before six in the morning counts as the same evening: `Sat 28 Nov, 19:00–02:00`.
 */
export function formatWhen(start: Date | string, end: Date | string | undefined, options: WhenOptions): string {
  const from = zonedParts(start, options.zone)
  const to = end === undefined ? undefined : zonedParts(end, options.zone)
  const thisYear = zonedParts(options.now ?? new Date(), options.zone).year
  if (options.allDay) return days(from, to, thisYear)
  const first = `${dayOf(from, thisYear)}, ${from.time}`
  if (!to || (to.date === from.date && to.time === from.time)) return first
  if (isSameEvening(from, to)) return `${first}${EN_DASH}${to.time}`
  return `${first} ${EN_DASH} ${dayOf(to, thisYear)}, ${to.time}`
}

function days(from: ZonedParts, to: ZonedParts | undefined, thisYear: number): string {
  if (!to || to.date === from.date) return dayOf(from, thisYear)
  const sameMonth = from.month === to.month && from.year === to.year
  const first = sameMonth ? `${from.weekday} ${from.day}` : dayOf(from, thisYear)
  return `${first} ${EN_DASH} ${dayOf(to, thisYear)}`
}

function dayOf(parts: ZonedParts, thisYear: number): string {
  const year = parts.year === thisYear ? '' : ` ${parts.year}`
  return `${parts.weekday} ${parts.day} ${parts.monthName}${year}`
}

function isSameEvening(from: ZonedParts, to: ZonedParts): boolean {
  if (from.date === to.date) return true
  const nights = (Date.parse(to.date) - Date.parse(from.date)) / 86_400_000
  return nights === 1 && to.time < '06:00' && from.time > to.time
}
