import { Temporal } from 'temporal-polyfill'
import {
  FREQUENCIES,
  type Frequency,
  numbersOf,
  positiveOf,
  type RuleParts,
  readParts,
  ruleError,
  type WeekdayOf,
  weekdaysOf,
  weekStartOf,
} from './rule-parts.ts'

/** A rule with what it leaves open taken from its first start. Null: the part does not limit. */
export interface RecurrenceRule {
  /** The rule as it is kept and told: in capitals, UNTIL in UTC. */
  readonly text: string
  readonly frequency: Frequency
  readonly interval: number
  readonly count: number
  /** Epoch milliseconds of the last possible start. */
  readonly until: number
  readonly months: readonly number[] | null
  readonly weekNumbers: readonly number[] | null
  readonly yearDays: readonly number[] | null
  readonly monthDays: readonly number[] | null
  readonly weekdays: readonly WeekdayOf[] | null
  readonly hours: readonly number[] | null
  readonly minutes: readonly number[] | null
  readonly seconds: readonly number[] | null
  readonly positions: readonly number[] | null
  /** 0 is Monday. */
  readonly weekStart: number
}

/** Reads a rule of RFC 5545. Throws ValidationError that names the unusable part. */
export function parseRecurrenceRule(rule: string, first: Temporal.ZonedDateTime): RecurrenceRule {
  const parts = readParts(rule)
  const frequency = FREQUENCIES.find((name) => name === parts.get('FREQ'))
  if (!frequency) throw ruleError('FREQ is missing or unknown (DAILY, WEEKLY, MONTHLY, YEARLY …)')
  refuseTogether(parts, frequency)
  const until = untilOf(parts, first.timeZoneId)
  if (until !== null && until < first.epochMilliseconds) throw ruleError('UNTIL is before the first start')
  return {
    text: [...parts].map(([name, value]) => `${name}=${name === 'UNTIL' ? compactUtc(until!) : value}`).join(';'),
    frequency,
    interval: positiveOf(parts, 'INTERVAL'),
    count: parts.has('COUNT') ? positiveOf(parts, 'COUNT') : Number.POSITIVE_INFINITY,
    until: until ?? Number.POSITIVE_INFINITY,
    ...daysOf(parts, frequency, first),
    ...timesOf(parts, frequency, first),
    positions: numbersOf(parts, 'BYSETPOS'),
    weekStart: weekStartOf(parts),
  }
}

/** The combinations that section 3.3.10 forbids. */
function refuseTogether(parts: RuleParts, frequency: Frequency): void {
  const refuse = (name: string, when: boolean, why: string) => {
    if (when && parts.has(name)) throw ruleError(`${name} ${why}`)
  }
  refuse('UNTIL', parts.has('COUNT'), 'and COUNT cannot be combined')
  refuse('BYMONTHDAY', frequency === 'WEEKLY', 'has no meaning in a WEEKLY rule')
  refuse('BYYEARDAY', ['DAILY', 'WEEKLY', 'MONTHLY'].includes(frequency), `has no meaning in a ${frequency} rule`)
  refuse('BYWEEKNO', frequency !== 'YEARLY', 'has a meaning in a YEARLY rule only')
  const others = [...parts.keys()].filter((name) => name.startsWith('BY') && name !== 'BYSETPOS')
  refuse('BYSETPOS', others.length === 0, 'needs another part that begins with BY')
}

function daysOf(parts: RuleParts, frequency: Frequency, first: Temporal.ZonedDateTime) {
  const months = numbersOf(parts, 'BYMONTH')
  const weekNumbers = numbersOf(parts, 'BYWEEKNO')
  const yearDays = numbersOf(parts, 'BYYEARDAY')
  const monthDays = numbersOf(parts, 'BYMONTHDAY')
  const isMonthly = frequency === 'MONTHLY' || (frequency === 'YEARLY' && months !== null)
  const weekdays = weekdaysOf(parts, weekNumbers ? 0 : isMonthly ? 5 : frequency === 'YEARLY' ? 53 : 0)
  const given = { months, weekNumbers, yearDays, monthDays, weekdays }
  const sameWeekday = [{ weekday: first.dayOfWeek - 1, ordinal: null }]
  if (yearDays ?? monthDays ?? weekdays) return given
  if (weekNumbers || frequency === 'WEEKLY') return { ...given, weekdays: sameWeekday }
  if (frequency === 'MONTHLY') return { ...given, monthDays: [first.day] }
  if (frequency === 'YEARLY') return { ...given, months: months ?? [first.month], monthDays: [first.day] }
  return given
}

function timesOf(parts: RuleParts, frequency: Frequency, first: Temporal.ZonedDateTime) {
  const isAbove = (other: Frequency) => FREQUENCIES.indexOf(frequency) > FREQUENCIES.indexOf(other)
  const seconds = numbersOf(parts, 'BYSECOND')
  return {
    hours: numbersOf(parts, 'BYHOUR') ?? (isAbove('HOURLY') ? [first.hour] : null),
    minutes: numbersOf(parts, 'BYMINUTE') ?? (isAbove('MINUTELY') ? [first.minute] : null),
    // A clock without leap seconds reads 59 for 60 (section 3.3.12).
    seconds: seconds
      ? [...new Set(seconds.map((second) => Math.min(second, 59)))]
      : isAbove('SECONDLY')
        ? [first.second]
        : null,
  }
}

/** UNTIL in UTC, as a local time, or as a day that still counts. */
function untilOf(parts: RuleParts, timeZone: string): number | null {
  const value = parts.get('UNTIL')
  if (value === undefined) return null
  const [, year, month, day, time, zulu] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{6})(Z?))?$/.exec(value) ?? []
  const clock = time ? `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}` : '23:59:59'
  try {
    const local = Temporal.PlainDateTime.from(`${year}-${month}-${day}T${clock}`)
    return local.toZonedDateTime(zulu ? 'UTC' : timeZone).epochMilliseconds
  } catch {
    throw ruleError(`UNTIL=${value} is not a time: 20261231T190000Z in UTC, 20261231T190000 or 20261231 in local time`)
  }
}

function compactUtc(until: number): string {
  return `${new Date(until).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}
