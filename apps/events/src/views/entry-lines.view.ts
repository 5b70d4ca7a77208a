import type { OccurrenceSummary } from '@rose-ash/domains/events/occurrences/occurrence'
import type { Site } from '@rose-ash/shared/site/site'

export interface EntryLine {
  readonly href: string
  readonly title: string
  readonly when: string
  readonly startsIso: string
  readonly place?: string
  readonly note?: string
  readonly cancelled: boolean
}

const NOTES: Partial<Record<OccurrenceSummary['status'], string>> = {
  tentative: 'not certain yet',
  postponed: 'postponed',
  moved_online: 'online this time',
}

/** An occurrence as a line of a day's list. `base` is the origin for pages of other apps. */
export function entryLine(site: Site, occurrence: OccurrenceSummary, base = ''): EntryLine {
  const { slug, title, startsAt, endsAt, allDay, place, onlineUrl, status, timeZone } = occurrence
  const times = `${site.parts(startsAt, timeZone).time}–${site.parts(endsAt, timeZone).time}`
  return {
    href: `${base}/entries/${slug}`,
    title,
    when: allDay ? 'All day' : times,
    startsIso: startsAt.toISOString(),
    place: place?.name ?? (onlineUrl ? 'Online' : undefined),
    note: NOTES[status],
    cancelled: status === 'cancelled',
  }
}
