import type { CalendarSummary } from '@rose-ash/domains/events/calendars/calendar'
import { type FormState, formFields } from '@rose-ash/server/forms/form-fields'
import { entryFields } from './entry-fields.view.ts'

/** The values of the form: what was typed, and a message beside each invalid field. */
export function newEntryView(calendars: readonly CalendarSummary[], typed: FormState) {
  const fields = formFields({ ...typed, values: { repeats: '', ...typed.values } })
  const options = calendars.map(({ slug, name }) => ({ value: slug, label: name }))
  return {
    problems: fields.problems,
    ...entryFields(fields),
    calendar: fields.select('calendar', options, { label: 'Calendar' }),
  }
}
