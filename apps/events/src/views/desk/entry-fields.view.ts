import type { formFields } from '@rose-ash/server/forms/form-fields'
import type { EntryForm } from '../../services/entries/entry-form.ts'

const REPEATS: Readonly<Record<EntryForm['repeats'], string>> = {
  '': 'Once',
  'FREQ=WEEKLY': 'Every week',
  'FREQ=WEEKLY;INTERVAL=2': 'Every two weeks',
  'FREQ=DAILY': 'Every day',
  'FREQ=YEARLY': 'Every year',
}

/** How often an entry may come, for a choice. */
export const REPEAT_OPTIONS = Object.entries(REPEATS).map(([value, label]) => ({ value, label }))

/** The fields that the forms of a new and of a saved entry share. */
export function entryFields({ field, select }: ReturnType<typeof formFields>, repeats = REPEAT_OPTIONS) {
  return {
    title: field('title', { label: 'Name', required: true }),
    summary: field('summary', { label: 'In one sentence', optional: true }),
    description: field('description', { label: 'More about it', multiline: true, rows: 6, optional: true }),
    date: field('date', { label: 'Day', type: 'date', required: true }),
    startTime: field('startTime', { label: 'From', type: 'time', required: true }),
    endTime: field('endTime', { label: 'Until', type: 'time', required: true }),
    repeats: select('repeats', repeats, { label: 'How often' }),
    place: field('place', { label: 'Where', optional: true }),
  }
}
