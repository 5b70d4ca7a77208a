import type { Tx } from '@rose-ash/shared/db/client'
import type { SaveCollectionPoint } from '@rose-ash/shared/protocols/cart'

/** Where orders are handed over; known by its slug. */
export function saveCollectionPoint(tx: Tx, { slug, ...data }: SaveCollectionPoint): Promise<{ id: string }> {
  return tx.collectionPoint.upsert({ where: { slug }, create: { slug, ...data }, update: data, select: { id: true } })
}
