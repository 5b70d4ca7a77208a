import { ValidationError } from '../errors/http-errors.ts'

export const FREQUENCIES = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** The ranges of RFC 5545 section 3.3.10; a signed part also counts from the end, never from 0. */
const RANGES = {
  BYSECOND: { min: 0, max: 60 },
  BYMINUTE: { min: 0, max: 59 },
  BYHOUR: { min: 0, max: 23 },
  BYMONTHDAY: { min: 1, max: 31, signed: true },
  BYYEARDAY: { min: 1, max: 366, signed: true },
  BYWEEKNO: { min: 1, max: 53, signed: true },
  BYMONTH: { min: 1, max: 12 },
  BYSETPOS: { min: 1, max: 366, signed: true },
} satisfies Record<string, { min: number; max: number; signed?: true }>

type NumberPart = keyof typeof RANGES
const NAMES = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST', ...Object.keys(RANGES)])
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

export type RuleParts = ReadonlyMap<string, string>

/** The parts of a rule's text by name. Throws ValidationError for an unknown, empty or repeated part. */
export function readParts(rule: string): RuleParts {
  const parts = new Map<string, string>()
  const text = rule.trim().replace(/^RRULE:/i, '')
  for (const piece of text.toUpperCase().split(';').filter(Boolean)) {
    const at = piece.indexOf('=')
    const [name, value] = at < 0 ? [piece, ''] : [piece.slice(0, at), piece.slice(at + 1)]
    if (!NAMES.has(name)) throw ruleError(`"${piece}" is not a part of a recurrence rule`)
    if (!value) throw ruleError(`${name} has no value`)
    if (parts.has(name)) throw ruleError(`${name} is given twice`)
    parts.set(name, value)
  }
  return parts
}

/** The numbers of a part in order, each once; null when the part is not given. */
export function numbersOf(parts: RuleParts, name: NumberPart): readonly number[] | null {
  const value = parts.get(name)
  if (value === undefined) return null
  const { min, max, signed }: { min: number; max: number; signed?: true } = RANGES[name]
  const numbers = value.split(',').map((text) => {
    const number = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : Number.NaN
    const size = signed ? Math.abs(number) : number
    if (size >= min && size <= max) return number
    throw ruleError(
      `${name}=${text} is out of range: whole numbers from ${min} to ${max}${signed ? ' or from the end, -1 and so on' : ''}`,
    )
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

/** A whole number above 0; 1 when the part is not given. */
export function positiveOf(parts: RuleParts, name: 'INTERVAL' | 'COUNT'): number {
  const value = parts.get(name) ?? '1'
  if (/^\d{1,6}$/.test(value) && Number(value) > 0) return Number(value)
  throw ruleError(`${name} needs a whole number from 1 to 999999`)
}

export interface WeekdayOf {
  /** 0 is Monday. */
  readonly weekday: number
  /** The second, the last (-1) … of its month or year; null: each. */
  readonly ordinal: number | null
}

/** The weekdays of BYDAY; `most` is the largest ordinal, 0 where ordinals have no meaning. */
export function weekdaysOf(parts: RuleParts, most: number): readonly WeekdayOf[] | null {
  const value = parts.get('BYDAY')
  if (value === undefined) return null
  return value.split(',').map((text) => {
    const [, ordinal, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? []
    const weekday = WEEKDAYS.indexOf(name)
    if (weekday < 0) throw ruleError(`BYDAY=${text} is not a weekday (MO, TU, WE, TH, FR, SA, SU)`)
    if (ordinal === undefined) return { weekday, ordinal: null }
    if (most === 0)
      throw ruleError(`BYDAY=${text} counts weekdays, which only a MONTHLY or YEARLY rule without BYWEEKNO can`)
    const size = Math.abs(Number(ordinal))
    if (size < 1 || size > most)
      throw ruleError(`BYDAY=${text} is out of range: there are at most ${most} of a weekday`)
    return { weekday, ordinal: Number(ordinal) }
  })
}

/** The weekday with which a week begins; Monday when WKST is not given. */
export function weekStartOf(parts: RuleParts): number {
  const weekday = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')
  if (weekday < 0) throw ruleError('WKST is not a weekday (MO, TU, WE, TH, FR, SA, SU)')
  return weekday
}

export function ruleError(problem: string): ValidationError {
  return new ValidationError(`recurrence rule: ${problem}`, {
    code: 'bad_recurrence_rule',
    details: { recurrenceRule: problem },
  })
}
