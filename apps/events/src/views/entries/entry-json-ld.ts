import type { EntryDetails } from '@rose-ash/domains/events/entries/entry'

const STATUS: Readonly<Record<EntryDetails['status'], string>> = {
  confirmed: 'EventScheduled',
  tentative: 'EventScheduled',
  postponed: 'EventPostponed',
  cancelled: 'EventCancelled',
  moved_online: 'EventMovedOnline',
}

/** What schema.org's Event has beyond a public thing, with the times of the next occurrence that takes place. */
export function entryJsonLd(entry: EntryDetails): object {
  const { next } = entry
  return {
    eventStatus: `https://schema.org/${STATUS[next?.status ?? entry.status]}`,
    ...(next && { startDate: next.startsAt.toISOString(), endDate: next.endsAt.toISOString() }),
    ...(entry.place && { location: { '@type': 'Place', name: entry.place.name, address: entry.place.address } }),
  }
}
