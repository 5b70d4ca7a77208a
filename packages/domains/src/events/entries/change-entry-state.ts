import type { Tx } from '@rose-ash/shared/db/client'
import type { ShownPicture } from '@rose-ash/shared/media/picture'
import { pictureColumns } from '@rose-ash/shared/media/picture-columns'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { applyOverrides } from '../occurrences/apply-overrides.ts'
import { tellEntry } from './tell-entry.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config'>

interface Change {
  readonly entryId: string
  readonly by: string
}

/** Says of a published entry that it does not take place: its page and its line in lists say so, search and followers lose it. A second call changes nothing. */
export async function cancelEntry(deps: Deps, tx: Tx, { entryId, by }: Change): Promise<void> {
  const { count } = await tx.entry.updateMany({
    where: { id: entryId, publication: 'published', status: { not: 'cancelled' } },
    data: { status: 'cancelled', sequence: { increment: 1 } },
  })
  if (count === 0) return
  await tx.occurrence.updateMany({ where: { entryId }, data: { status: 'cancelled' } })
  await tellEntry(deps, tx, { entryId, what: 'cancelled', by })
}

/** Says of a cancelled entry that it takes place after all, but for the times that were cancelled alone; it is published as new. A second call changes nothing. */
export async function reinstateEntry(deps: Deps, tx: Tx, { entryId, by }: Change): Promise<void> {
  const { count } = await tx.entry.updateMany({
    where: { id: entryId, publication: 'published', status: 'cancelled' },
    data: { status: 'confirmed', sequence: { increment: 1 } },
  })
  if (count === 0) return
  await tx.occurrence.updateMany({ where: { entryId }, data: { status: 'confirmed' } })
  await applyOverrides(tx, entryId)
  await tellEntry(deps, tx, { entryId, what: 'published', by })
}

/** Takes an entry off the calendar: nobody sees it. A second call changes nothing. */
export async function withdrawEntry(deps: Deps, tx: Tx, { entryId, by }: Change): Promise<void> {
  const { count } = await tx.entry.updateMany({
    where: { id: entryId, publication: 'published' },
    data: { publication: 'draft' },
  })
  if (count === 1) await tellEntry(deps, tx, { entryId, what: 'withdrawn', by })
}

/** Puts a withdrawn entry back on the calendar, as new; a cancelled one stays cancelled. A second call changes nothing. */
export async function publishEntry(deps: Deps, tx: Tx, { entryId, by }: Change): Promise<void> {
  const [entry] = await tx.entry.updateManyAndReturn({
    where: { id: entryId, publication: { not: 'published' } },
    data: { publication: 'published' },
    select: { status: true },
  })
  if (entry) await tellEntry(deps, tx, { entryId, what: entry.status === 'cancelled' ? 'cancelled' : 'published', by })
}

/** Shows a picture with an entry; null takes it away. */
export async function changeEntryPicture(
  deps: Deps,
  tx: Tx,
  { entryId, by, picture }: Change & { readonly picture: ShownPicture | null },
): Promise<void> {
  const { publication, status } = await tx.entry.update({
    where: { id: entryId },
    data: pictureColumns(picture),
  })
  if (publication === 'published' && status !== 'cancelled') await tellEntry(deps, tx, { entryId, what: 'updated', by })
}
