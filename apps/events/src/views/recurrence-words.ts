import { formatList } from '@rose-ash/server/views/format/format-list'
import type { Site } from '@rose-ash/shared/site/site'
import { ordinal, suffixed } from './ordinal.ts'

const WEEKDAYS: Readonly<Record<string, string>> = {
  ...{ MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday', FR: 'Friday', SA: 'Saturday', SU: 'Sunday' },
}
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
const UNITS: Readonly<Record<string, [one: string, many: string]>> = {
  SECONDLY: ['second', 'seconds'],
  MINUTELY: ['minute', 'minutes'],
  HOURLY: ['hour', 'hours'],
  DAILY: ['day', 'days'],
  WEEKLY: ['week', 'weeks'],
  MONTHLY: ['month', 'months'],
  YEARLY: ['year', 'years'],
}

type Days = Pick<Site, 'day'>

/**
 * A recurrence rule in words: `Every Thursday until 3 March 2027`, `Every 2 weeks on Wednesday`, `The third Saturday of each month, 6 times`.
 * WKST is not said: it names no day.
 */
export function recurrenceWords(site: Days, rule: string | null, zone?: string): string | undefined {
  if (!rule) return undefined
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]))
  const unit = UNITS[parts.get('FREQ') ?? '']
  if (!unit) return 'Repeats'
  return `${often(unit, parts)}${seasons(unit[0], parts)}${times(parts)}${ending(site, parts, zone)}`
}

type Parts = ReadonlyMap<string, string>

function often([one, many]: [string, string], parts: Parts): string {
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const every = interval === 1 ? `each ${one}` : `every ${interval} ${many}`
  const of = interval === 1 ? ` of ${every}` : `, ${every}`
  const dates = datesOf(one, parts)
  const weekdays = listOf(parts, 'BYDAY')
  if (dates && weekdays.length > 0) return `${dates}${of}, if it is a ${weekdayWords(weekdays, 'or')}`
  if (dates) return `${dates}${of}`
  if (weekdays.length === 0) return interval === 1 ? `Every ${one}` : `Every ${interval} ${many}`
  const place = parts.get('BYSETPOS')
  if (place) return `The ${formatList(place.split(',').map(ordinal))} ${weekdayWords(weekdays, 'or')}${of}`
  if (weekdays.some((day) => day.length > 2))
    return `The ${countedDays(weekdays)}${one === 'year' ? inMonths(parts) : ''}${of}`
  return interval === 1 ? `Every ${weekdayWords(weekdays)}` : `Every ${interval} ${many} on ${weekdayWords(weekdays)}`
}

/** Days by number: of the month, of the year, or of a month of each year. */
function datesOf(one: string, parts: Parts): string | undefined {
  const ofMonth = listOf(parts, 'BYMONTHDAY').map((day) => numbered(day, 'day'))
  if (ofMonth.length > 0) return `The ${formatList(ofMonth)}${one === 'year' ? inMonths(parts, 'of') : ''}`
  const ofYear = listOf(parts, 'BYYEARDAY').map((day) => `${ordinal(day)} day`)
  return ofYear.length > 0 ? `The ${formatList(ofYear)}` : undefined
}

/** Weeks and months to which the rule keeps, unless they are said already. */
function seasons(one: string, parts: Parts): string {
  const weeks = listOf(parts, 'BYWEEKNO').map((week) =>
    week.startsWith('-') ? `the ${ordinal(week)} week` : `week ${week}`,
  )
  const isSaid = one === 'year' && (parts.has('BYMONTHDAY') || /\d/.test(parts.get('BYDAY') ?? ''))
  const inWeeks = weeks.length > 0 ? ` in ${formatList(weeks)}` : ''
  return `${inWeeks}${isSaid ? '' : inMonths(parts)}`
}

function inMonths(parts: Parts, word = 'in'): string {
  const months = listOf(parts, 'BYMONTH').map((month) => MONTHS[Number(month) - 1] ?? month)
  return months.length > 0 ? ` ${word} ${formatList(months)}` : ''
}

/** Times of the day that the rule names; the others are those of the first start, which the page says. */
function times(parts: Parts): string {
  const [hours, minutes] = [listOf(parts, 'BYHOUR'), listOf(parts, 'BYMINUTE')]
  const padded = (number: string) => number.padStart(2, '0')
  if (hours.length > 0 && minutes.length > 0)
    return `, at ${formatList(hours.flatMap((hour) => minutes.map((minute) => `${padded(hour)}:${padded(minute)}`)))}`
  if (hours.length > 0) return `, in the hours from ${formatList(hours.map((hour) => `${padded(hour)}:00`))}`
  return minutes.length > 0 ? `, at minute ${formatList(minutes)} of the hour` : ''
}

function ending(site: Days, parts: Parts, zone?: string): string {
  const count = Number(parts.get('COUNT') ?? 0)
  if (count > 0) return count === 1 ? ', once' : `, ${count} times`
  const until = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$/.exec(parts.get('UNTIL') ?? '')
  if (!until) return ''
  const [, year, month, day, hour, minute, zulu] = until
  const date = `${year}-${month}-${day}`
  return ` until ${zulu ? site.day(`${date}T${hour}:${minute}:00Z`, zone) : site.day(`${date}T12:00:00Z`, 'UTC')}`
}

/** `first and third Saturday`, `first Saturday and last Sunday` */
function countedDays(weekdays: readonly string[]): string {
  const byDay = Map.groupBy(weekdays, (day) => day.slice(-2))
  return formatList(
    [...byDay].map(([day, all]) => {
      const counts = all.map((one) => one.slice(0, -2)).filter(Boolean)
      return [formatList(counts.map(ordinal)), WEEKDAYS[day]].filter(Boolean).join(' ')
    }),
  )
}

function weekdayWords(weekdays: readonly string[], last: 'and' | 'or' = 'and'): string {
  const names = weekdays.map((day) => WEEKDAYS[day.slice(-2)] ?? day)
  return last === 'or' ? names.join(' or ') : formatList(names)
}

function listOf(parts: Parts, name: string): readonly string[] {
  return parts.get(name)?.split(',').filter(Boolean) ?? []
}

/** `15th`; `last day`, `second to last day` */
function numbered(text: string, what: string): string {
  const number = Number(text)
  return number < 0 ? `${ordinal(text)} ${what}` : suffixed(number)
}
