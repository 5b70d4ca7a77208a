import type { RecurrenceRule } from './parse-recurrence-rule.ts'
import { allowsDay, type DayNumber, dateOf, dayNumber, startOfWeek } from './rule-days.ts'
import type { Frequency } from './rule-parts.ts'
import type { WallSeconds } from './wall-time.ts'

const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400
/** At least the length of one period. */
const PERIOD: Readonly<Record<Frequency, number>> = {
  ...{ SECONDLY: 1, MINUTELY: MINUTE, HOURLY: HOUR, DAILY: DAY },
  ...{ WEEKLY: 7 * DAY, MONTHLY: 31 * DAY, YEARLY: 366 * DAY },
}
/** How many days and times are looked at in vain before a rule counts as over: some 700 years of days, 20 ms. */
const PATIENCE = 250_000

export interface Span {
  /** The rule's first start. */
  readonly first: WallSeconds
  /** No start before this is asked for; later periods may be stepped to. */
  readonly from: WallSeconds
  /** Excluded. */
  readonly to: WallSeconds
}

/**
 * The starts of a rule on the wall in order, without regard to COUNT, UNTIL and to times that the clocks skip. Ends after `to`, or
 * when nothing was found for long: the work between two starts is bounded for every rule.
 */
export function ruleStarts(rule: RecurrenceRule, span: Span): Generator<WallSeconds> {
  return PERIOD[rule.frequency] < DAY ? startsWithinDays(rule, span) : startsOfDays(rule, span)
}

/** DAILY to YEARLY: the days of each period with the times of a day. */
function* startsOfDays(rule: RecurrenceRule, { first, from, to }: Span): Generator<WallSeconds> {
  const times = timesOfDay(rule)
  let patience = PATIENCE
  for (let turn = firstTurn(rule, first, from); ; turn += 1) {
    const period = periodOf(rule, Math.floor(first / DAY), turn * rule.interval)
    // Beyond the years that dates reach it is NaN, which is not before `to` either.
    if (!(period.start * DAY < to) || patience < 0) return
    const days: DayNumber[] = []
    for (let day = period.start; day < period.end; day += 1) if (allowsDay(rule, day)) days.push(day)
    patience -= period.end - period.start
    for (const index of indexesOf(rule.positions, days.length * times.length)) {
      const start = days[Math.floor(index / times.length)]! * DAY + times[index % times.length]!
      if (start < first || start < from) continue
      if (start >= to) return
      yield start
      patience = PATIENCE
    }
  }
}

/** The days of the period so many periods after the one of `first`. */
function periodOf({ frequency, weekStart }: RecurrenceRule, first: DayNumber, later: number) {
  const { year, month } = dateOf(first)
  if (frequency === 'YEARLY') return { start: dayNumber(year + later, 1, 1), end: dayNumber(year + later + 1, 1, 1) }
  if (frequency === 'MONTHLY')
    return { start: dayNumber(year, month + later, 1), end: dayNumber(year, month + later + 1, 1) }
  if (frequency === 'DAILY') return { start: first + later, end: first + later + 1 }
  const start = startOfWeek(first, weekStart) + 7 * later
  return { start, end: start + 7 }
}

/** SECONDLY to HOURLY: steps over days, hours and minutes that the rule excludes. */
function* startsWithinDays(rule: RecurrenceRule, { first, from, to }: Span): Generator<WallSeconds> {
  const unit = PERIOD[rule.frequency]
  const origin = Math.floor(first / unit) * unit
  const within = timesWithin(rule)
  const turnAt = (wall: WallSeconds) => Math.ceil((wall - origin) / (unit * rule.interval))
  let patience = PATIENCE
  for (let turn = firstTurn(rule, first, from); ; patience -= 1) {
    const at = origin + turn * unit * rule.interval
    if (at >= to || patience < 0) return
    const excluded = excludedUntil(rule, at)
    turn = Math.max(turn + 1, excluded === null ? 0 : turnAt(excluded))
    if (excluded !== null) continue
    for (const index of indexesOf(rule.positions, within.length)) {
      const start = at + within[index]!
      if (start < first || start < from) continue
      if (start >= to) return
      yield start
      patience = PATIENCE
    }
  }
}

/** The end of the day, hour or minute that the rule excludes; null when it allows the period. */
function excludedUntil(rule: RecurrenceRule, at: WallSeconds): WallSeconds | null {
  const endOf = (unit: number) => (Math.floor(at / unit) + 1) * unit
  const second = ((at % DAY) + DAY) % DAY
  if (!allowsDay(rule, Math.floor(at / DAY))) return endOf(DAY)
  if (rule.hours && !rule.hours.includes(Math.floor(second / HOUR))) return endOf(HOUR)
  if (rule.frequency === 'HOURLY') return null
  if (rule.minutes && !rule.minutes.includes(Math.floor(second / MINUTE) % 60)) return endOf(MINUTE)
  if (rule.frequency === 'MINUTELY') return null
  return rule.seconds && !rule.seconds.includes(second % 60) ? at + 1 : null
}

/** The times inside an hour, a minute or a second. */
function timesWithin({ frequency, minutes, seconds }: RecurrenceRule): readonly number[] {
  if (frequency === 'SECONDLY') return [0]
  if (frequency === 'MINUTELY') return seconds ?? [0]
  return (minutes ?? [0]).flatMap((minute) => (seconds ?? [0]).map((second) => minute * MINUTE + second))
}

function timesOfDay(rule: RecurrenceRule): readonly number[] {
  const within = timesWithin({ ...rule, frequency: 'HOURLY' })
  return (rule.hours ?? [0]).flatMap((hour) => within.map((time) => hour * HOUR + time))
}

/** The places in a period's set that BYSETPOS chooses, in order; all without it. */
function* indexesOf(positions: readonly number[] | null, length: number): Generator<number> {
  if (!positions) for (let index = 0; index < length; index += 1) yield index
  const chosen = (positions ?? []).map((position) => (position > 0 ? position - 1 : length + position))
  yield* [...new Set(chosen)].filter((index) => index >= 0 && index < length).sort((a, b) => a - b)
}

/** A turn not later than the one with `from`. */
function firstTurn({ frequency, interval }: RecurrenceRule, first: WallSeconds, from: WallSeconds): number {
  return Math.max(0, Math.floor((from - first) / (PERIOD[frequency] * interval)) - 1)
}
