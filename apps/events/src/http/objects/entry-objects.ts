import type { EntryDetails } from '@rose-ash/domains/events/entries/entry'
import { findEntryById } from '@rose-ash/domains/events/entries/find-entry'
import { EVENT_CONTEXT, instant, type JsonLd } from '@rose-ash/server/activitypub/objects/json-ld'
import { inLanguage, objectDocument } from '@rose-ash/server/activitypub/objects/object-document'
import type { ObjectSource } from '@rose-ash/server/activitypub/objects/object-source'
import { actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import { CALENDARS, ENTRIES, entryKey } from '@rose-ash/shared/freshness/keys'
import { absoluteHtml } from '@rose-ash/shared/html/absolute-html'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import type { AppContext } from '../../context.ts'
import { publicThingOf } from '../../services/entries/public-thing-of.ts'

/** How people take part, as Mobilizon says it. */
const JOIN_MODES = { open: 'free', free: 'free', ticketed: 'external', external: 'external' } as const

/** The entries as other servers read them: an Event (FEP-8a8e, with Mobilizon's fields). A series has the times of its next occurrence. Entries for members, and cancelled ones, are none. */
export function entryObjects(ctx: Pick<AppContext, 'clock' | 'config' | 'db' | 'site'>): ObjectSource {
  const { config, db, site } = ctx
  return {
    async read(publication) {
      const entry = await findEntryById(ctx, db, { entryId: publication.thingId })
      if (!entry || entry.status === 'cancelled') return null
      const html = `${paragraph(entry.summary)}${absoluteHtml(entry.descriptionHtml, publicOrigin(config, 'events'))}`
      const thing = publicThingOf(ctx, entry)
      const location = locationOf(entry)
      const actor = actorAddresses(config, 'events', site.coop.handle)
      const object = objectDocument(
        { config, site, publication, thing, html },
        {
          '@context': EVENT_CONTEXT,
          type: 'Event',
          ...inLanguage(site, 'name', thing.title),
          ...timesOf(entry, thing.times),
          timezone: entry.timeZone,
          ...(location && { location }),
          organizers: [actor.id],
          eventStatus: 'EventScheduled',
          joinMode: JOIN_MODES[entry.joinMode],
          ...(entry.externalUrl && { externalParticipationUrl: entry.externalUrl }),
          ...(entry.capacity !== null && { maximumAttendeeCapacity: entry.capacity }),
        },
      )
      return { object, reads: [ENTRIES, CALENDARS, entryKey(entry.entryId)] }
    },
  }
}

interface Times {
  readonly starts: Date | null
  readonly ends: Date | null
}

/** Of the next occurrence of a series; else of the first start. */
function timesOf({ recurs, next }: EntryDetails, { starts, ends }: Times): JsonLd {
  const [startTime, endTime] = recurs && next ? [next.startsAt, next.endsAt] : [starts, ends]
  return { ...(startTime && { startTime: instant(startTime) }), ...(endTime && { endTime: instant(endTime) }) }
}

/** The place, the address to take part from afar, or both. */
function locationOf({ place, onlineUrl }: EntryDetails): JsonLd | JsonLd[] | undefined {
  const there = place && {
    type: 'Place',
    name: place.name,
    ...(place.address && { address: { type: 'PostalAddress', streetAddress: place.address } }),
  }
  const afar = onlineUrl && { type: 'VirtualLocation', url: onlineUrl }
  const both = [there, afar].filter((one): one is Exclude<typeof there, null> => Boolean(one))
  return both.length > 1 ? both : both[0]
}

const paragraph = (text: string) => (text ? `<p>${escapeHtml(text)}</p>` : '')
