import type { EntryDetails } from '@rose-ash/domains/events/entries/entry'
import { entryPayload } from '@rose-ash/domains/events/entries/entry-payload'
import { entryThing } from '@rose-ash/domains/events/public-thing'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'
import type { AppContext } from '../../context.ts'

export function publicThingOf({ config }: Pick<AppContext, 'config'>, entry: EntryDetails): PublicThing {
  return entryThing(entryPayload(config, entry, undefined), entry.publishedAt)
}
