import type { DeskEntry } from '@rose-ash/domains/events/entries/find-desk-entry'
import { SAME_RULE } from '../../services/entries/entry-form.ts'
import { recurrenceWords } from '../recurrence-words.ts'
import { entryState } from './entries.view.ts'
import { REPEATS } from './new-entry.view.ts'

type Values = Readonly<Record<string, unknown>>

interface EditPage {
  readonly entry: DeskEntry
  readonly values?: Values
  readonly errors?: Readonly<Record<string, string>>
  /** What somebody else saved meanwhile: it stands beside each field in which it differs. */
  readonly meanwhile?: Values
  readonly pictureProblem?: string
}

/** The form of an entry with what is saved, or with what was typed. */
export function editEntryView({
  entry,
  values = savedValues(entry),
  errors = {},
  meanwhile,
  pictureProblem,
}: EditPage) {
  const field = (name: string, label: string, more: object = {}) => {
    const value = String(values[name] ?? '')
    const saved = String(meanwhile?.[name] ?? value)
    const hint = saved === value ? {} : { hint: `Saved meanwhile: ${saved || 'nothing'}` }
    return { id: name, name, label, value, error: errors[name], ...more, ...hint }
  }
  const action = `/desk/entries/${entry.id}`
  const isPublished = entry.publication === 'published'
  const isCancelled = entry.status === 'cancelled'
  return {
    heading: entry.title,
    action,
    version: entry.updatedAt.toISOString(),
    state: entryState(entry),
    href: isPublished && `/entries/${entry.slug}`,
    problems: Object.entries(errors).map(([id, text]) => ({ id, text })),
    title: field('title', 'Name', { required: true }),
    summary: field('summary', 'In one sentence', { optional: true }),
    description: field('description', 'More about it', { multiline: true, rows: 6, optional: true }),
    date: field('date', 'Day', { type: 'date', required: true }),
    startTime: field('startTime', 'From', { type: 'time', required: true }),
    endTime: field('endTime', 'Until', { type: 'time', required: true }),
    repeats: field('repeats', 'How often', { options: repeatChoices(entry, values.repeats) }),
    place: field('place', 'Where', { optional: true }),
    image: entry.imageUrl && { src: entry.imageUrl, alt: entry.imageAlt },
    file: { id: 'picture', name: 'picture', error: pictureProblem },
    alt: { id: 'alt', name: 'alt', value: entry.imageAlt },
    takesPlace: isCancelled
      ? { action: `${action}/cancellation/removal`, label: 'It takes place after all', kind: 'primary' }
      : { action: `${action}/cancellation`, label: 'Cancel it', kind: 'danger' },
    isPublished,
    isCancelled,
    shown: isPublished
      ? { action: `${action}/withdrawal`, label: 'Take it off the calendar', kind: 'danger' }
      : { action: `${action}/publication`, label: 'Put it on the calendar', kind: 'primary' },
  }
}

function repeatChoices({ recurrenceRule }: DeskEntry, chosen: unknown = SAME_RULE) {
  const same = [SAME_RULE, `As it is: ${recurrenceWords(recurrenceRule) || 'once'}`] as const
  return [same, ...Object.entries(REPEATS)].map(([value, label]) => ({ value, label, selected: value === chosen }))
}

/** What is saved of an entry, by the fields of its form. */
export function savedValues({ title, summary, description, startsLocal, durationMinutes, place }: DeskEntry): Values {
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
