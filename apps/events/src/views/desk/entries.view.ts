import type { DeskEntry } from '@rose-ash/domains/events/entries/find-desk-entry'
import type { Site } from '@rose-ash/shared/site/site'
import { recurrenceWords } from '../recurrence-words.ts'

/** The state of an entry in a word. */
export function entryState({ publication, status }: Pick<DeskEntry, 'publication' | 'status'>) {
  if (publication !== 'published') return { word: 'Off the calendar', kind: 'plain' }
  return status === 'cancelled' ? { word: 'Cancelled', kind: 'no' } : { word: 'On the calendar', kind: 'yes' }
}

export function deskEntriesView(site: Site, entries: readonly Omit<DeskEntry, 'description' | 'picture'>[]) {
  return {
    rows: entries.map((entry) => ({
      href: `/desk/entries/${entry.id}`,
      title: entry.title,
      calendar: entry.calendar.name,
      // The clock on its own wall, whatever the zone.
      when: site.when(`${entry.startsLocal}Z`, undefined, { zone: 'UTC', allDay: entry.allDay }),
      repeats: recurrenceWords(site, entry.recurrenceRule, entry.timeZone),
      state: entryState(entry),
    })),
  }
}
