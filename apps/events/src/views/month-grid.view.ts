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

/** A month as whole weeks from Monday, each day with the occurrences that start on it. */
export function monthGrid(
  site: Site,
  month: Month,
  occurrences: readonly OccurrenceSummary[],
  now: Date,
  base = '',
  query = '',
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
    previous: neighbour(month, -1, base, query),
    next: neighbour(month, 1, base, query),
    weekdays: WEEKDAYS.map((long) => ({ long, short: long.slice(0, 3) })),
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => ({ days: cells.slice(week * 7, week * 7 + 7) })),
  }
}

function gridEntry(site: Site, { slug, startsAt, timeZone, allDay, title, calendar }: OccurrenceSummary, base: string) {
  return {
    href: `${base}/entries/${slug}`,
    time: allDay ? '' : site.parts(startsAt, timeZone).time,
    title,
    colour: calendar.colour,
  }
}

function neighbour({ year, month }: Month, step: -1 | 1, base: string, query: string) {
  const at = new Date(Date.UTC(year, month - 1 + step, 1))
  const [y, m] = [at.getUTCFullYear(), at.getUTCMonth() + 1]
  return { href: `${base}/month/${monthName({ year: y, month: m })}${query}`, label: formatMonth(y, m) }
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
