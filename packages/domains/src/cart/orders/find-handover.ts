import type { Tx } from '@rose-ash/shared/db/client'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'

/** The chosen collection point is not offered, or none was chosen where there is a choice. Nothing was reserved. */
export class CollectionPointError extends ValidationError {
  constructor(why: 'collection_point_missing' | 'collection_point_not_offered') {
    super(`an order needs an offered collection point: ${why}`, { details: { collectionPointId: why } })
  }
}

/** Where an order is handed over, as the order keeps it. */
export interface Handover {
  readonly collectionPointId: string | null
  readonly handoverWords: string
}

/** The handover at an offered collection point; without a point only while the co-op offers none. Throws CollectionPointError. */
export async function findHandover(tx: Tx, collectionPointId: string | null): Promise<Handover> {
  if (collectionPointId === null) {
    if (await tx.collectionPoint.count({ where: { offered: true } }))
      throw new CollectionPointError('collection_point_missing')
    return { collectionPointId: null, handoverWords: '' }
  }
  const point = await tx.collectionPoint.findFirst({ where: { id: collectionPointId, offered: true } })
  if (!point) throw new CollectionPointError('collection_point_not_offered')
  return { collectionPointId, handoverWords: `${point.name}, ${point.address}. ${point.openingWords}`.trim() }
}
