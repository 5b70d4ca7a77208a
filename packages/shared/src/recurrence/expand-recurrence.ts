import type { Temporal } from 'temporal-polyfill'
import { parseRecurrenceRule, type RecurrenceRule } from './parse-recurrence-rule.ts'
import { ruleError } from './rule-parts.ts'
import { ruleStarts } from './rule-starts.ts'
import { atWall, createSkipTest, toZoned, type WallSeconds, wallSeconds } from './wall-time.ts'

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

const DAY = 86_400
/** No rule is followed further than this after its first start: the calendar repeats itself after 400 years. */
const REACH = 400 * 365.2425 * DAY

/**
 * The starts of a recurrence in order, in local time: weekly at 19:00 stays at 19:00 when the clocks change, and a local time that
 * does not exist is left out and not counted (RFC 5545 section 3.3.10). Throws ValidationError for an invalid zone or time, for a
 * first start that the clocks skip, and for a rule that is invalid or never happens; the work for any rule is bounded.
 */
export function expandRecurrence(recurrence: Recurrence, window: ExpansionWindow): Temporal.ZonedDateTime[] {
  const { timeZone, rule, extraStarts = [], excludedStarts = [] } = recurrence
  const first = toZoned(recurrence.startsLocal, timeZone)
  const extra = extraStarts.map((local) => toZoned(local, timeZone))
  const excluded = new Set(excludedStarts.map((local) => toWall(local)))
  const from = window.from?.getTime() ?? Number.NEGATIVE_INFINITY
  const to = window.to?.getTime() ?? Number.POSITIVE_INFINITY

  const starts = extra.filter((start) => !excluded.has(wallSeconds(start)))
  const series = rule === null ? [first] : seriesStarts(parseRecurrenceRule(rule, first), first, { from, to })
  let found = 0
  for (const start of series) {
    if (start.epochMilliseconds < from || excluded.has(wallSeconds(start))) continue
    if (start.epochMilliseconds >= to) break
    starts.push(start)
    found += 1
    if (found >= window.limit) break
  }
  return sortedOnce(starts.filter((start) => start.epochMilliseconds >= from && start.epochMilliseconds < to)).slice(
    0,
    window.limit,
  )
}

interface Instants {
  readonly from: number
  readonly to: number
}

/** The rule's starts from about `from` to about `to`; all before `from` too when they must be counted. */
function* seriesStarts(rule: RecurrenceRule, first: Temporal.ZonedDateTime, { from, to }: Instants) {
  const begin = wallSeconds(first)
  const whole = { first: begin, from: begin, to: begin + REACH }
  if (existing(ruleStarts(rule, whole), first).next().done) throw ruleError('its days never come')

  const counts = Number.isFinite(rule.count)
  // A day more on either side: `from` and `to` are instants, the span is of readings of the clock.
  const span = {
    first: begin,
    from: counts ? begin : Math.max(begin, from / 1000 - DAY),
    to: Math.min(whole.to, Math.min(to, rule.until) / 1000 + DAY),
  }
  let left = rule.count
  for (const wall of existing(ruleStarts(rule, span), first)) {
    left -= 1
    if (left < 0) return
    if (wall < from / 1000 - DAY) continue
    const start = atWall(wall, first.timeZoneId)
    if (start.epochMilliseconds > rule.until) return
    yield start
  }
}

function* existing(walls: Iterable<WallSeconds>, first: Temporal.ZonedDateTime): Generator<WallSeconds> {
  const isSkipped = createSkipTest(first)
  for (const wall of walls) if (!isSkipped(wall)) yield wall
}

function toWall(local: string): WallSeconds {
  return wallSeconds(toZoned(local, 'UTC'))
}

function sortedOnce(starts: Temporal.ZonedDateTime[]): Temporal.ZonedDateTime[] {
  const byInstant = new Map(starts.map((start) => [start.epochMilliseconds, start]))
  return [...byInstant.values()].sort((a, b) => a.epochMilliseconds - b.epochMilliseconds)
}
