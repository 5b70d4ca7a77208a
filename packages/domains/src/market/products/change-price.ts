import { productUpdated } from '@rose-ash/shared/activities/catalogue/market'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { findProduct } from './find-product.ts'
import { productPayload } from './product-activity.ts'

export interface ChangePrice {
  readonly variantId: string
  readonly priceMinor: number
  readonly memberPriceMinor: number | null
  readonly by?: string | null
}

/** Changes what a pack costs; the same price again changes nothing. */
export async function changePrice(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  { variantId, priceMinor, memberPriceMinor, by = null }: ChangePrice,
): Promise<{ readonly productName: string }> {
  const variant = await tx.variant.findUnique({
    where: { id: variantId },
    include: { product: { select: { name: true } } },
  })
  if (!variant) throw new NotFoundError(`no variant ${variantId}`)
  const { productId, product } = variant
  if (variant.priceMinor === priceMinor && variant.memberPriceMinor === memberPriceMinor)
    return { productName: product.name }
  await tx.variant.update({ where: { id: variantId }, data: { priceMinor, memberPriceMinor } })
  const changed = await findProduct(tx, { id: productId })
  if (changed?.status === 'published') {
    const object = productPayload(changed)
    await activities.append(tx, productUpdated, { actorId: by, objectId: productId, object })
  }
  return { productName: product.name }
}
