import type { OccurrenceSummary } from '@rose-ash/domains/events/occurrences/occurrence'
import { formatMonth } from '@rose-ash/shared/site/format/format-day'
import type { Site } from '@rose-ash/shared/site/site'

const DAY = 86_400_000
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A month of the proleptic Gregorian calendar: year, and month from 1. */
export interface Month {
  readonly year: number
  readonly month: number
}

/** The first Monday of the grid and the Monday after its end, as UTC midnights. */
function gridSpan({ year, month }: Month): { first: Date; end: Date } {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const last = new Date(Date.UTC(year, month, 0))
  return {
    first: new Date(first.getTime() - ((first.getUTCDay() + 6) % 7) * DAY),
    end: new Date(last.getTime() + (7 - ((last.getUTCDay() + 6) % 7)) * DAY),
  }
}

export interface GridOptions {
  readonly now: Date
  /** The first and the last start of the calendar: there the pages end, or with the month of `now`. */
  readonly span: { readonly first: Date; readonly last: Date } | null
  /** The origin for pages of other apps. */
  readonly base?: string
  readonly query?: string
}

/** A month as whole weeks from Monday, each day with the occurrences that start on it. */
export function monthGrid(
  site: Site,
  month: Month,
  occurrences: readonly OccurrenceSummary[],
  { now, span, base = '', query = '' }: GridOptions,
) {
  const { first, end } = gridSpan(month)
  const days = Array.from(
    { length: (end.getTime() - first.getTime()) / DAY },
    (_, index) => new Date(first.getTime() + index * DAY),
  )
  const byDate = Map.groupBy(occurrences, ({ startsAt, timeZone }) => site.parts(startsAt, timeZone).date)
  const today = site.parts(now).date
  const cells = days.map((day) => {
    const date = day.toISOString().slice(0, 10)
    return {
      date,
      number: day.getUTCDate(),
      outside: day.getUTCMonth() !== month.month - 1,
      today: date === today,
      entries: (byDate.get(date) ?? []).map((occurrence) => gridEntry(site, occurrence, base)),
    }
  })
  return {
    title: formatMonth(month.year, month.month),
    ...turns(site, month, { now, span, base, query }),
    weekdays: WEEKDAYS.map((long) => ({ long, short: long.slice(0, 3) })),
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => ({ days: cells.slice(week * 7, week * 7 + 7) })),
  }
}

function gridEntry(
  site: Site,
  { slug, startsAt, timeZone, allDay, title, calendar, status }: OccurrenceSummary,
  base: string,
) {
  return {
    href: `${base}/entries/${slug}`,
    time: allDay ? '' : site.parts(startsAt, timeZone).time,
    title,
    colour: calendar.colour,
    cancelled: status === 'cancelled',
  }
}

/** The months before and after; from beyond an end, the month at that end. */
function turns(site: Site, { year, month }: Month, { now, span, base, query }: Required<GridOptions>) {
  const ends = [now, ...(span ? [span.first, span.last] : [])].map((at) => monthCount(site.parts(at)))
  const [first, at, last] = [Math.min(...ends), monthCount({ year, month }), Math.max(...ends)]
  const turn = (count: number) => {
    const to = { year: Math.floor(count / 12), month: (count % 12) + 1 }
    return { href: `${base}/month/${monthName(to)}${query}`, label: formatMonth(to.year, to.month) }
  }
  return {
    previous: at > first ? turn(Math.min(at - 1, last)) : undefined,
    next: at < last ? turn(Math.max(at + 1, first)) : undefined,
  }
}

function monthCount({ year, month }: Month): number {
  return year * 12 + month - 1
}

/** The window of a query for the grid: a day more on either side, so that every day is complete in any time zone. */
export function gridWindow(month: Month): { from: Date; to: Date } {
  const { first, end } = gridSpan(month)
  return { from: new Date(first.getTime() - DAY), to: new Date(end.getTime() + DAY) }
}

/** `2026-11` */
export function monthName({ year, month }: Month): string {
  return `${year}-${String(month).padStart(2, '0')}`
}
