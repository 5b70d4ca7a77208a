import { isDeepStrictEqual } from 'node:util'
import { productUpdated } from '@rose-ash/shared/activities/catalogue/market'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { findProduct } from './find-product.ts'
import type { ProductDetails } from './product.ts'
import { productPayload } from './product-activity.ts'

/**
 * Appends the activity of a changed product that is published. Everything on its page counts, allergens and the words of a picture too,
 * although the payload does not hold them: the activity makes the kept page stale. Nothing changed: nothing is appended.
 */
export async function tellChange(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  before: ProductDetails,
  by: string | null,
): Promise<void> {
  const after = await findProduct(tx, { id: before.id })
  if (after?.status !== 'published' || isDeepStrictEqual(shown(after), shown(before))) return
  await activities.append(tx, productUpdated, { actorId: by, objectId: after.id, object: productPayload(after) })
}

function shown({ updatedAt: _, ...product }: ProductDetails) {
  return product
}
