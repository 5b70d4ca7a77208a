import type { DeskEntry } from '@rose-ash/domains/events/entries/find-desk-entry'
import type { ComingOccurrence } from '@rose-ash/domains/events/occurrences/list-coming'
import { type FormState, formFields } from '@rose-ash/server/forms/form-fields'
import { pictureView } from '@rose-ash/server/views/format/picture-view'
import type { Site } from '@rose-ash/shared/site/site'
import { SAME_RULE } from '../../services/entries/entry-form.ts'
import { ENTRY_PICTURE_SIZES } from '../entries/show.view.ts'
import { recurrenceWords } from '../recurrence-words.ts'
import { entryState } from './entries.view.ts'
import { entryFields, REPEAT_OPTIONS } from './entry-fields.view.ts'

interface EditPage extends Partial<FormState> {
  readonly entry: DeskEntry
  /** The next times of a series. */
  readonly coming: readonly ComingOccurrence[]
  readonly site: Site
  /** The form of its picture, when that was refused. */
  readonly picture?: FormState
}

/** The form of an entry with what is saved, or with what was typed. */
export function editEntryView({ entry, coming, site, values, errors, picture }: EditPage) {
  const saved = savedValues(entry)
  const pictureFields = formFields(picture ?? { values: { alt: entry.imageAlt } })
  const fields = formFields({ values: values ?? saved, errors, saved })
  const action = `/desk/entries/${entry.id}`
  const isPublished = entry.publication === 'published'
  const isCancelled = entry.status === 'cancelled'
  return {
    heading: entry.title,
    action,
    version: fields.version(entry.version),
    isContested: fields.isContested,
    state: entryState(entry),
    href: isPublished && `/entries/${entry.slug}`,
    problems: [...fields.problems, ...pictureFields.problems],
    ...entryFields(fields, repeatChoices(site, entry)),
    image: entry.picture && pictureView(entry.picture, { sizes: ENTRY_PICTURE_SIZES }),
    file: pictureFields.field('picture'),
    alt: pictureFields.field('alt'),
    takesPlace: isCancelled
      ? { action: `${action}/cancellation/removal`, label: 'It takes place after all', kind: 'primary' }
      : { action: `${action}/cancellation`, label: 'Cancel it', kind: 'danger' },
    isPublished,
    isCancelled,
    times: isPublished && !isCancelled && coming.map((occurrence) => timeOf(site, entry, occurrence)),
    shown: isPublished
      ? { action: `${action}/withdrawal`, label: 'Take it off the calendar', kind: 'danger' }
      : { action: `${action}/publication`, label: 'Put it on the calendar', kind: 'primary' },
  }
}

/** One time of a series, with the button that cancels it or takes that back. */
function timeOf(
  site: Site,
  { id, timeZone, allDay }: DeskEntry,
  { originalStart, startsAt, endsAt, status }: ComingOccurrence,
) {
  const isCancelled = status === 'cancelled'
  const action = `/desk/entries/${id}/occurrences/${originalStart}/cancellation`
  return {
    when: site.when(startsAt, endsAt, { zone: timeZone, allDay }),
    isCancelled,
    action: isCancelled ? `${action}/removal` : action,
    label: isCancelled ? 'It takes place after all' : 'Cancel this time',
  }
}

function repeatChoices(site: Site, { recurrenceRule, timeZone }: DeskEntry) {
  return [
    { value: SAME_RULE, label: `As it is: ${recurrenceWords(site, recurrenceRule, timeZone) || 'once'}` },
    ...REPEAT_OPTIONS,
  ]
}

/** What is saved of an entry, by the fields of its form. */
export function savedValues({ title, summary, description, startsLocal, durationMinutes, place }: DeskEntry) {
  const [date = '', startTime = ''] = startsLocal.slice(0, 16).split('T')
  return {
    ...{ title, summary, description, date, startTime, repeats: SAME_RULE },
    endTime: laterOnTheClock(startTime, durationMinutes),
    place: place?.name ?? '',
  }
}

function laterOnTheClock(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const at = (hour * 60 + minute + minutes) % (24 * 60)
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
