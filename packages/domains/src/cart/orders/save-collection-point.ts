import type { Tx } from '@rose-ash/shared/db/client'

export interface SaveCollectionPoint {
  readonly slug: string
  readonly name: string
  readonly address: string
  readonly openingWords?: string
  readonly position?: number
}

/** Creates or updates a collection point, by its slug. */
export function saveCollectionPoint(tx: Tx, { slug, ...data }: SaveCollectionPoint): Promise<{ id: string }> {
  return tx.collectionPoint.upsert({ where: { slug }, create: { slug, ...data }, update: data, select: { id: true } })
}
