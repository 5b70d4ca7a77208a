import type { EntryDetails } from '@rose-ash/domains/events/entries/entry'
import { entryPayload } from '@rose-ash/domains/events/entries/entry-payload'
import { entryThing } from '@rose-ash/domains/events/public-thing'
import { thingDocument } from '@rose-ash/server/activitypub/activity-document'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'
import type { AppContext } from '../../context.ts'

/** The ActivityStreams form of an entry: the same Event that followers received when it was published. Null for an entry for members, and for one that is cancelled: followers were told that it is withdrawn. */
export async function entryDocument(
  { config, site }: Pick<AppContext, 'config' | 'site'>,
  entry: EntryDetails,
): Promise<unknown> {
  if (entry.visibility !== 'public' || entry.status === 'cancelled') return null
  return thingDocument({ config, app: 'events', handle: site.coop.handle, thing: publicThingOf({ config }, entry) })
}

export function publicThingOf({ config }: Pick<AppContext, 'config'>, entry: EntryDetails): PublicThing {
  return entryThing(entryPayload(config, entry, undefined), entry.publishedAt)
}
