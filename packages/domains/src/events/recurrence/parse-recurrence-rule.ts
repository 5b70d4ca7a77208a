import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { Temporal } from 'temporal-polyfill'

const PARTS = new Set(
  'FREQ INTERVAL COUNT UNTIL BYSECOND BYMINUTE BYHOUR BYDAY BYMONTHDAY BYYEARDAY BYWEEKNO BYMONTH BYSETPOS WKST'.split(
    ' ',
  ),
)
const FREQUENCIES = new Set('SECONDLY MINUTELY HOURLY DAILY WEEKLY MONTHLY YEARLY'.split(' '))

export interface ParsedRule {
  readonly rruleString: string
  readonly dtstart: Temporal.ZonedDateTime
  /** The number of candidates after which a rule without dates is given up. */
  readonly maxIterations: number
}

/** Checks the parts of a rule before its expansion. Throws ValidationError that names the unusable part. */
export function parseRecurrenceRule(rule: string, dtstart: Temporal.ZonedDateTime): ParsedRule {
  const text = rule
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
  const parts = new Map<string, string>()
  for (const piece of text.split(';').filter(Boolean)) {
    const [name = '', value = ''] = piece.split('=')
    if (!PARTS.has(name)) throw ruleError(`"${piece}" is not a part of a recurrence rule`)
    if (!value) throw ruleError(`${name} has no value`)
    if (parts.has(name)) throw ruleError(`${name} is given twice`)
    parts.set(name, value)
  }
  if (!FREQUENCIES.has(parts.get('FREQ') ?? ''))
    throw ruleError('FREQ is missing or unknown (DAILY, WEEKLY, MONTHLY, YEARLY …)')
  if (parts.has('COUNT') && parts.has('UNTIL')) throw ruleError('COUNT and UNTIL cannot be combined')
  for (const name of ['INTERVAL', 'COUNT']) positiveNumber(name, parts.get(name))
  return { rruleString: `RRULE:${text}`, dtstart, maxIterations: 100_000 }
}

function positiveNumber(name: string, value: string | undefined): void {
  if (value !== undefined && !(/^\d{1,6}$/.test(value) && Number(value) > 0))
    throw ruleError(`${name} needs a whole number above 0`)
}

function ruleError(problem: string): ValidationError {
  return new ValidationError(`recurrence rule: ${problem}`, {
    code: 'bad_recurrence_rule',
    details: { recurrenceRule: problem },
  })
}
