import type { EntryDetails } from '@rose-ash/domains/events/entries/entry'
import { formatList } from '@rose-ash/server/views/format/format-list'
import { pictureView } from '@rose-ash/server/views/format/picture-view'
import { safeHtml } from '@rose-ash/shared/html/safe-html'
import type { Site } from '@rose-ash/shared/site/site'
import { recurrenceWords } from '../recurrence-words.ts'
import { zoneNote } from '../zone-note.view.ts'

export const ENTRY_PICTURE_SIZES = '(min-width: 56rem) 42rem, 100vw'

const STATUS_WORDS: Partial<Record<EntryDetails['status'], { kind: string; text: string }>> = {
  cancelled: { kind: 'no', text: 'This is cancelled.' },
  postponed: { kind: 'soon', text: 'This is put off; a new date will stand here.' },
  tentative: { kind: 'soon', text: 'This is not certain yet.' },
  moved_online: { kind: 'soon', text: 'This takes place online.' },
}

/** The values of the entry page: the next occurrence that takes place, then the others. */
export function showEntry(site: Site, entry: EntryDetails, now: Date) {
  const when = ({ startsAt, endsAt }: EntryDetails['upcoming'][number]) =>
    site.when(startsAt, endsAt, { zone: entry.timeZone, allDay: entry.allDay, now })
  const { next } = entry
  const others = entry.upcoming.filter((occurrence) => occurrence !== next)
  const [first] = entry.upcoming
  return {
    title: entry.title,
    kicker: entry.calendar.name,
    summary: entry.summary,
    notice:
      STATUS_WORDS[entry.status] ??
      (first?.status === 'cancelled' && { kind: 'no', text: `Not on ${when(first)}: that time is cancelled.` }),
    image: entry.picture && pictureView(entry.picture, { sizes: ENTRY_PICTURE_SIZES }),
    // Safe: written by paragraphsToHtml, which escapes.
    description: entry.descriptionHtml ? safeHtml(entry.descriptionHtml) : undefined,
    accessibility: entry.accessibilityNotes,
    when: next && when(next),
    startsIso: next?.startsAt.toISOString(),
    zoneNote: zoneNote(entry.timeZone, next?.startsAt),
    repeats: recurrenceWords(site, entry.recurrenceRule, entry.timeZone),
    place: entry.place,
    onlineUrl: entry.onlineUrl,
    organisers: formatList([...entry.organisers]),
    capacity: entry.capacity,
    later: others.map((occurrence) => ({
      iso: occurrence.startsAt.toISOString(),
      when: when(occurrence),
      cancelled: occurrence.status === 'cancelled',
    })),
    calendarFileHref: `/entries/${entry.slug}.ics`,
    calendarHref: `/?calendar=${entry.calendar.slug}`,
    calendarName: entry.calendar.name,
  }
}
