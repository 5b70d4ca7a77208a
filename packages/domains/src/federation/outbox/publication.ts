import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Tx } from '@rose-ash/shared/db/client'
import { PUBLISHED_KINDS, type Publication } from '@rose-ash/shared/protocols/federation'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { PUBLICATIONS } from '../projections/publications.ts'

export interface PublicationRow extends Omit<Publication, 'app' | 'kind'> {
  readonly app: string
  readonly kind: string
}

/** A publication of an app, also a withdrawn one; null when there is none. */
export async function findPublication(
  tx: Tx,
  { app, id }: { readonly app: AppName; readonly id: string },
): Promise<Publication | null> {
  const generation = await liveGeneration(tx, PUBLICATIONS)
  const row = await tx.publication.findUnique({ where: { generation_id: { generation, id }, app } })
  return row && toPublication(row)
}

/** The publication whose page has this path: the open one, or else the last that was withdrawn. */
export async function publicationAt(
  tx: Tx,
  { app, path }: { readonly app: AppName; readonly path: string },
): Promise<Publication | null> {
  const generation = await liveGeneration(tx, PUBLICATIONS)
  const row = await tx.publication.findFirst({
    where: { generation, app, path },
    orderBy: [{ withdrawnAt: { sort: 'desc', nulls: 'first' } }, { seq: 'desc' }],
  })
  return row && toPublication(row)
}

/** The publications of these things that are not withdrawn, the newest first. */
export async function publicationsOfThings(
  tx: Tx,
  { app, thingIds }: { readonly app: AppName; readonly thingIds: readonly string[] },
): Promise<readonly Publication[]> {
  const generation = await liveGeneration(tx, PUBLICATIONS)
  const rows = await tx.publication.findMany({
    where: { generation, app, thingId: { in: [...thingIds] }, withdrawnAt: null },
    orderBy: { seq: 'desc' },
  })
  return rows.map(toPublication)
}

export function toPublication({ id, app, kind, thingId, path, ...row }: PublicationRow): Publication {
  const { publishedAt, changedAt, withdrawnAt } = row
  const named = { app: app as AppName, kind: oneOf(PUBLISHED_KINDS, kind) }
  return { id, ...named, thingId, path, publishedAt, changedAt, withdrawnAt }
}
