import { ownersOfCalendar } from '@rose-ash/domains/events/calendars/owners-of-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import type { ActingMember } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import type { EntryForm } from './entry-form.ts'

/** Adds and publishes the entry of a form, for a member who may write to its calendar. An end before the start is on the next day. */
export function addEntry(
  deps: Pick<AppContext, 'transact' | 'activities' | 'clock' | 'config'>,
  { form, by }: { form: EntryForm; by: ActingMember },
) {
  return deps.transact(async (tx) => {
    assertMay(by, 'entry.write', await ownersOfCalendar(tx, { slug: form.calendar }))
    return createEntry(deps, tx, {
      calendar: form.calendar,
      title: form.title,
      summary: form.summary,
      description: form.description,
      startsLocal: `${form.date}T${form.startTime}`,
      durationMinutes: minutesBetween(form.startTime, form.endTime),
      recurrenceRule: form.repeats || null,
      place: form.place ? { name: form.place } : null,
      createdBy: by.id,
    })
  })
}

export function minutesBetween(start: string, end: string): number {
  const minutes = minuteOfDay(end) - minuteOfDay(start)
  return minutes > 0 ? minutes : minutes + 24 * 60
}

function minuteOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
