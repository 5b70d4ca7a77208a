import { expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { expandRecurrence } from './expand-recurrence.ts'

/**
 * Random rules against a slow reading of RFC 5545: every day of nine years is asked for each part by the calendar of Temporal, days
 * are gathered by period, and BYSETPOS chooses among them.
 */
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const END = Temporal.PlainDate.from('2035-01-01')

interface Drawn {
  readonly frequency: (typeof FREQUENCIES)[number]
  readonly interval: number
  readonly lists: Readonly<Partial<Record<'BYMONTH' | 'BYMONTHDAY' | 'BYYEARDAY' | 'BYWEEKNO' | 'BYSETPOS', number[]>>>
  readonly byDay: readonly string[]
}

function drawer(seed: number) {
  let state = seed
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const some = (most: number, signed: boolean) =>
    Array.from({ length: 1 + next(3) }, () => (1 + next(most)) * (signed && next(3) === 0 ? -1 : 1))
  return { next, some }
}

function draw(seed: number): { rule: Drawn; start: Temporal.PlainDate } {
  const { next, some } = drawer(seed)
  const frequency = FREQUENCIES[next(4)]!
  const isYearly = frequency === 'YEARLY'
  const weeks = isYearly && next(3) === 0
  const ordinals = !weeks && (isYearly || frequency === 'MONTHLY')
  const weekday = () => `${ordinals && next(2) ? (next(2) ? '-1' : 1 + next(5)) : ''}${DAYS[next(7)]}`
  const byDay = weeks || next(2) ? Array.from({ length: 1 + next(3) }, weekday) : []
  const lists = {
    ...(next(3) === 0 && { BYMONTH: some(12, false) }),
    ...(frequency !== 'WEEKLY' && next(3) === 0 && { BYMONTHDAY: some(31, true) }),
    ...(isYearly && next(5) === 0 && { BYYEARDAY: some(366, true) }),
    ...(weeks && { BYWEEKNO: some(53, true) }),
    ...(byDay.length > 0 && next(3) === 0 && { BYSETPOS: some(4, true) }),
  }
  const start = Temporal.PlainDate.from('2026-01-01').add({ days: next(700) })
  return { rule: { frequency, interval: 1 + next(3), lists, byDay }, start }
}

function textOf({ frequency, interval, lists, byDay }: Drawn): string {
  const parts = [...Object.entries(lists), ...(byDay.length ? [['BYDAY', byDay] as const] : [])]
  return [`FREQ=${frequency}`, `INTERVAL=${interval}`, ...parts.map(([name, list]) => `${name}=${list.join()}`)].join(
    ';',
  )
}

function slowly(rule: Drawn, start: Temporal.PlainDate): string[] {
  const periods = new Map<number, Temporal.PlainDate[]>()
  for (let day = start.with({ month: 1, day: 1 }).subtract({ days: 7 }); !day.equals(END); day = day.add({ days: 1 })) {
    const period = periodOf(rule, day) - periodOf(rule, start)
    if (period >= 0 && period % rule.interval === 0 && allows(rule, day, start))
      periods.set(period, [...(periods.get(period) ?? []), day])
  }
  const positions = rule.lists.BYSETPOS
  return [...periods.values()]
    .flatMap((days) => days.filter((_day, at) => !positions || has(positions, at + 1, days.length)))
    .map(String)
    .filter((day) => day >= start.toString())
}

function periodOf({ frequency }: Drawn, day: Temporal.PlainDate): number {
  if (frequency === 'YEARLY') return day.year
  if (frequency === 'MONTHLY') return day.year * 12 + day.month
  const days = Temporal.PlainDate.from('2018-01-01').until(day, { largestUnit: 'days' }).days
  return frequency === 'DAILY' ? days : Math.floor(days / 7)
}

function allows({ frequency, lists, byDay }: Drawn, day: Temporal.PlainDate, start: Temporal.PlainDate): boolean {
  const { BYMONTH, BYMONTHDAY, BYYEARDAY, BYWEEKNO } = lists
  const says = BYMONTHDAY ?? BYYEARDAY ?? (byDay.length || BYWEEKNO)
  if (!says && frequency === 'WEEKLY' && day.dayOfWeek !== start.dayOfWeek) return false
  if (!says && (frequency === 'MONTHLY' || frequency === 'YEARLY') && day.day !== start.day) return false
  if (!says && frequency === 'YEARLY' && !BYMONTH && day.month !== start.month) return false
  return (
    (!BYMONTH || BYMONTH.includes(day.month)) &&
    (!BYMONTHDAY || has(BYMONTHDAY, day.day, day.daysInMonth)) &&
    (!BYYEARDAY || has(BYYEARDAY, day.dayOfYear, day.daysInYear)) &&
    (!BYWEEKNO ||
      has(BYWEEKNO, day.weekOfYear!, day.with({ day: 28, month: 12, year: day.yearOfWeek! }).weekOfYear!)) &&
    (byDay.length === 0 || byDay.some((text) => isWeekday(text, day, frequency === 'MONTHLY' || Boolean(BYMONTH))))
  )
}

function isWeekday(text: string, day: Temporal.PlainDate, isMonthly: boolean): boolean {
  if (!text.endsWith(DAYS[day.dayOfWeek - 1]!)) return false
  const ordinal = Number(text.slice(0, -2))
  const place = isMonthly ? day.day : day.dayOfYear
  const length = isMonthly ? day.daysInMonth : day.daysInYear
  return ordinal === 0 || ordinal === Math.ceil(place / 7) || (ordinal === -1 && place > length - 7)
}

const has = (list: readonly number[], at: number, of: number) => list.includes(at) || list.includes(at - of - 1)

test.each(Array.from({ length: 150 }, (_, seed) => seed * 7919 + 1))(
  'rule %# means what a slow reading of it means',
  (seed) => {
    const { rule, start } = draw(seed)
    const recurrence = { startsLocal: `${start}T09:00`, timeZone: 'UTC', rule: textOf(rule) }
    const expected = slowly(rule, start)
    if (expected.length === 0) return expect(expected).toEqual(neverOrLater(recurrence))
    const starts = expandRecurrence(recurrence, { to: new Date(`${END}T00:00Z`), limit: 5_000 })
    expect([recurrence.rule, ...starts.map((at) => at.toPlainDate().toString())]).toEqual([
      recurrence.rule,
      ...expected,
    ])
  },
)

function neverOrLater(recurrence: { startsLocal: string; timeZone: string; rule: string }): string[] {
  try {
    return expandRecurrence(recurrence, { to: new Date(`${END}T00:00Z`), limit: 1 }).map(String)
  } catch (error) {
    return String(error).includes('never come') ? [] : [String(error)]
  }
}
