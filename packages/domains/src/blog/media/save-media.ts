import type { Tx } from '@rose-ash/shared/db/client'
import type { StoredMedia } from './stored-media.ts'

/** Inserts the row of a stored file unless it exists; returns its id and whether it is new. */
export async function saveMedia(tx: Tx, media: StoredMedia): Promise<{ id: string; isNew: boolean }> {
  const known = await tx.mediaAsset.findUnique({ where: { sha256: media.sha256 }, select: { id: true } })
  if (known) return { id: known.id, isNew: false }
  const { variants, ...columns } = media
  const { id } = await tx.mediaAsset.create({
    data: { ...columns, variants: { create: [...variants] } },
    select: { id: true },
  })
  return { id, isNew: true }
}
