import type { EntryDetails } from '@rose-ash/domains/events/entries/entry'

const STATUS: Readonly<Record<EntryDetails['status'], string>> = {
  confirmed: 'EventScheduled',
  tentative: 'EventScheduled',
  postponed: 'EventPostponed',
  cancelled: 'EventCancelled',
  moved_online: 'EventMovedOnline',
}

/** schema.org Event of an entry's next occurrence. */
export function entryJsonLd(entry: EntryDetails, url: string): object {
  const [next] = entry.upcoming
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: entry.title,
    description: entry.summary,
    url,
    eventStatus: `https://schema.org/${STATUS[entry.status]}`,
    ...(next && { startDate: next.startsAt.toISOString(), endDate: next.endsAt.toISOString() }),
    ...(entry.place && { location: { '@type': 'Place', name: entry.place.name, address: entry.place.address } }),
    ...(entry.imageUrl && { image: entry.imageUrl }),
  }
}
