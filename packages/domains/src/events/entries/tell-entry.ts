import {
  entryCancelled,
  entryCreated,
  entryUpdated,
  entryWithdrawn,
} from '@rose-ash/shared/activities/catalogue/events'
import type { Tx } from '@rose-ash/shared/db/client'
import { readPicture } from '@rose-ash/shared/media/picture-columns'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { entryPayload } from './entry-payload.ts'
import { htmlToParagraphs } from './paragraphs-to-html.ts'

const FACTS = { published: entryCreated, updated: entryUpdated, cancelled: entryCancelled, withdrawn: entryWithdrawn }

interface Told {
  readonly entryId: string
  readonly what: keyof typeof FACTS
  readonly by: string | null
}

/** Appends the activity of a change of an entry, with the entry as it is now; internal for an entry for members. */
export async function tellEntry(
  { activities, config }: Pick<ServiceDeps, 'activities' | 'config'>,
  tx: Tx,
  { entryId, what, by }: Told,
): Promise<void> {
  const entry = await tx.entry.findUniqueOrThrow({ where: { id: entryId }, include: { calendar: true, place: true } })
  await activities.append(tx, FACTS[what], {
    actorId: by,
    objectId: entryId,
    object: entryPayload(
      config,
      { ...entry, entryId, picture: readPicture(entry) },
      htmlToParagraphs(entry.descriptionHtml),
    ),
    visibility: entry.visibility === 'public' ? 'public' : 'internal',
  })
}
