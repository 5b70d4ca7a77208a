import type { Tx } from '../../../db/client.ts'
import type { SaveCollectionPoint } from '../../../protocols/cart.ts'

/** Where orders are handed over; known by its slug. */
export function saveCollectionPoint(tx: Tx, { slug, ...data }: SaveCollectionPoint): Promise<{ id: string }> {
  return tx.collectionPoint.upsert({ where: { slug }, create: { slug, ...data }, update: data, select: { id: true } })
}
