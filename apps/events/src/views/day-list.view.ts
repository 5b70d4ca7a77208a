import type { OccurrenceSummary } from '@rose-ash/domains/events/occurrences/occurrence'
import type { Site } from '@rose-ash/shared/site/site'
import { type EntryLine, entryLine } from './entry-lines.view.ts'

export interface ListedDay {
  readonly date: string
  readonly label: string
  readonly aside?: string
  readonly entries: readonly EntryLine[]
}

/** Occurrences by the day of their start, with the day in words. */
export function dayList(
  site: Site,
  occurrences: readonly OccurrenceSummary[],
  now: Date,
  base = '',
): readonly ListedDay[] {
  const days = new Map<string, { at: Date; zone: string; entries: EntryLine[] }>()
  for (const occurrence of occurrences) {
    const { date } = site.parts(occurrence.startsAt, occurrence.timeZone)
    const day = days.get(date) ?? { at: occurrence.startsAt, zone: occurrence.timeZone, entries: [] }
    day.entries.push(entryLine(site, occurrence, base))
    days.set(date, day)
  }
  return [...days].map(([date, { at, zone, entries }]) => ({ date, entries, ...dayNames(site, at, now, zone) }))
}

function dayNames(site: Site, at: Date, now: Date, zone: string): { label: string; aside?: string } {
  const label = site.relativeDay(at, now, zone)
  if (/\d/.test(label)) return { label }
  // A day that is named by its weekday is near, so leave out the year.
  return { label, aside: site.day(at, zone).replace(/ \d{4}$/, '') }
}
