import { isDeepStrictEqual } from 'node:util'
import { productAllergensCorrected, productUpdated } from '@rose-ash/shared/activities/catalogue/market'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { findProduct } from './find-product.ts'
import type { ProductDetails } from './product.ts'
import { productPayload } from './product-activity.ts'

/**
 * Appends the activity of a changed product that is published. Everything on its page counts, allergens and the words of a picture too,
 * although the payload does not hold them: the activity makes the kept page stale. Nothing changed: nothing is appended. Corrected
 * allergens are a fact of their own, of a withdrawn product too: it may wait in somebody's order.
 */
export async function tellChange(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  before: ProductDetails,
  by: string | null,
): Promise<void> {
  const after = await findProduct(tx, { id: before.id })
  if (after) await tellAllergens({ activities }, tx, { before, after, by })
  if (after?.status !== 'published' || isDeepStrictEqual(shown(after), shown(before))) return
  await activities.append(tx, productUpdated, { actorId: by, objectId: after.id, object: productPayload(after) })
}

interface Correction {
  readonly before: ProductDetails
  readonly after: ProductDetails
  readonly by: string | null
}

async function tellAllergens(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  { before, after, by }: Correction,
): Promise<void> {
  const { id, name, status, allergens } = after
  if (status === 'draft' || allergens === before.allergens) return
  const variants = await tx.variant.findMany({ where: { productId: id }, select: { id: true } })
  const object = { name, variantIds: variants.map((variant) => variant.id), before: before.allergens, after: allergens }
  await activities.append(tx, productAllergensCorrected, { actorId: by, objectId: id, object })
}

function shown({ updatedAt: _, ...product }: ProductDetails) {
  return product
}
