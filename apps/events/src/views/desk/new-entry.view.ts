import type { CalendarSummary } from '@rose-ash/domains/events/calendars/calendar'
import type { EntryForm } from '../../services/entries/entry-form.ts'

export const REPEATS: Readonly<Record<EntryForm['repeats'], string>> = {
  '': 'Once',
  'FREQ=WEEKLY': 'Every week',
  'FREQ=WEEKLY;INTERVAL=2': 'Every two weeks',
  'FREQ=DAILY': 'Every day',
  'FREQ=YEARLY': 'Every year',
}

interface Typed {
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: Readonly<Record<string, string>>
}

/** The values of the form: what was typed, and a message beside each invalid field. */
export function newEntryView(calendars: readonly CalendarSummary[], { values, errors }: Typed) {
  const field = (name: string, label: string, more: object = {}) => ({
    id: name,
    name,
    label,
    value: String(values[name] ?? ''),
    error: errors[name],
    ...more,
  })
  const options = (choices: readonly (readonly [string, string])[], chosen: unknown) =>
    choices.map(([value, label]) => ({ value, label, selected: value === chosen }))
  return {
    problems: Object.entries(errors).map(([id, text]) => ({ id, text })),
    title: field('title', 'Name', { required: true }),
    summary: field('summary', 'In one sentence', { optional: true }),
    description: field('description', 'More about it', { multiline: true, rows: 6, optional: true }),
    calendar: field('calendar', 'Calendar', {
      options: options(
        calendars.map(({ slug, name }) => [slug, name]),
        values.calendar,
      ),
    }),
    date: field('date', 'Day', { type: 'date', required: true }),
    startTime: field('startTime', 'From', { type: 'time', required: true }),
    endTime: field('endTime', 'Until', { type: 'time', required: true }),
    repeats: field('repeats', 'How often', { options: options(Object.entries(REPEATS), values.repeats ?? '') }),
    place: field('place', 'Where', { optional: true }),
  }
}
