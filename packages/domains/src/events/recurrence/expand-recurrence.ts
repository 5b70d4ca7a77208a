import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { parseRecurrenceRule } from './parse-recurrence-rule.ts'

export interface Recurrence {
  /** Local time without offset: `2026-11-28T19:00:00`. */
  readonly startsLocal: string
  /** IANA zone: `Europe/London`. */
  readonly timeZone: string
  /** RRULE value without its name; null for a single occurrence. */
  readonly rule: string | null
  /** RDATE: further local starts. */
  readonly extraStarts?: readonly string[]
  /** EXDATE: local starts that do not take place. */
  readonly excludedStarts?: readonly string[]
}

export interface ExpansionWindow {
  /** The first instant of the window. Default: the first start. */
  readonly from?: Date
  /** The end of the window, excluded. Default: none; then `limit` applies. */
  readonly to?: Date
  readonly limit: number
}

/**
 * The starts of a recurrence in order, in local time: weekly at 19:00 stays at 19:00 when the clocks change, and a local time that
 * does not exist is left out and not counted (RFC 5545 section 3.3.10). Throws ValidationError for an invalid rule, zone or time.
 */
export function expandRecurrence(recurrence: Recurrence, window: ExpansionWindow): Temporal.ZonedDateTime[] {
  const first = toZoned(recurrence.startsLocal, recurrence.timeZone)
  const extra = (recurrence.extraStarts ?? []).map((local) => toZoned(local, recurrence.timeZone))
  const excluded = new Set(
    (recurrence.excludedStarts ?? []).map((local) => Temporal.PlainDateTime.from(local).toString()),
  )
  const from = window.from?.getTime() ?? Number.NEGATIVE_INFINITY
  const to = window.to?.getTime() ?? Number.POSITIVE_INFINITY

  const wanted = (start: Temporal.ZonedDateTime) =>
    start.epochMilliseconds >= from && start.epochMilliseconds < to && !excluded.has(start.toPlainDateTime().toString())
  const early = extra.filter(wanted)
  const starts = [...ruleStarts(recurrence.rule, first, { wanted, to, limit: window.limit }), ...early]
  return sortedOnce(starts).slice(0, window.limit)
}

interface Wanted {
  readonly wanted: (start: Temporal.ZonedDateTime) => boolean
  readonly to: number
  readonly limit: number
}

function ruleStarts(
  rule: string | null,
  first: Temporal.ZonedDateTime,
  { wanted, to, limit }: Wanted,
): Temporal.ZonedDateTime[] {
  if (rule === null) return wanted(first) ? [first] : []
  const found: Temporal.ZonedDateTime[] = []
  try {
    const series = new RRuleTemporal({ ...parseRecurrenceRule(rule, first), cache: false })
    series.all((occurrence) => {
      const start = Temporal.ZonedDateTime.from(occurrence.toString())
      if (start.epochMilliseconds >= to) return false
      if (wanted(start)) found.push(start)
      return found.length < limit
    })
    return found
  } catch (error) {
    if (error instanceof ValidationError) throw error
    // The library throws both for an invalid part and for a rule without any dates (30 February).
    throw new ValidationError('recurrence rule: it cannot be read or its days never come', {
      code: 'bad_recurrence_rule',
      cause: error,
    })
  }
}

/** The instant of a local time: the earlier one when the time occurs twice, an hour later when it does not exist. */
export function toZoned(local: string, timeZone: string): Temporal.ZonedDateTime {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
  } catch (error) {
    throw new ValidationError(
      `"${local}" in "${timeZone}" is not a local time (such as 2026-11-28T19:00:00) in an IANA time zone`,
      {
        code: 'bad_local_time',
        cause: error,
      },
    )
  }
}

function sortedOnce(starts: Temporal.ZonedDateTime[]): Temporal.ZonedDateTime[] {
  const byInstant = new Map(starts.map((start) => [start.epochMilliseconds, start]))
  return [...byInstant.values()].sort(Temporal.ZonedDateTime.compare)
}
