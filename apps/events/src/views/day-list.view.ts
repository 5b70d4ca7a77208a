import type { OccurrenceSummary } from '@rose-ash/domains/events/occurrences/occurrence'
import { formatDay } from '@rose-ash/server/views/format/format-day'
import { formatRelativeDay } from '@rose-ash/server/views/format/format-relative-day'
import { zonedParts } from '@rose-ash/server/views/format/zoned-parts'
import { type EntryLine, entryLine } from './entry-lines.view.ts'

export interface ListedDay {
  readonly date: string
  readonly label: string
  readonly aside?: string
  readonly entries: readonly EntryLine[]
}

/** Occurrences by the day on which they start, in words a person would say. */
export function dayList(occurrences: readonly OccurrenceSummary[], now: Date, base = ''): readonly ListedDay[] {
  const days = new Map<string, { at: Date; entries: EntryLine[] }>()
  for (const occurrence of occurrences) {
    const { date } = zonedParts(occurrence.startsAt, occurrence.timeZone)
    const day = days.get(date) ?? { at: occurrence.startsAt, entries: [] }
    day.entries.push(entryLine(occurrence, base))
    days.set(date, day)
  }
  return [...days].map(([date, { at, entries }]) => ({ date, entries, ...dayNames(at, now) }))
}

function dayNames(at: Date, now: Date): { label: string; aside?: string } {
  const label = formatRelativeDay(at, now)
  if (/\d/.test(label)) return { label }
  // A day that is named by its weekday alone is near: nobody would say the year.
  return { label, aside: formatDay(at).replace(/ \d{4}$/, '') }
}
