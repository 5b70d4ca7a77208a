import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { listCalendars } from '@rose-ash/domains/events/calendars/list-calendars'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { DEMO_CALENDARS, demoEntries } from './data/calendars.ts'

/** Makes the demo co-op's calendars and entries through the events domain. Calendars that exist are left with what they have. */
export async function seedEvents(ctx: SharedContext): Promise<void> {
  const existing = new Set((await listCalendars(ctx.db, { includeMembers: true })).map((calendar) => calendar.slug))
  const entries = demoEntries(new Date())
  for (const calendar of DEMO_CALENDARS.filter(({ slug }) => !existing.has(slug))) {
    await ctx.transact(async (tx) => {
      await createCalendar(ctx, tx, calendar)
      for (const entry of entries.filter((candidate) => candidate.calendar === calendar.slug)) {
        await createEntry(ctx, tx, entry)
      }
    })
  }
}
