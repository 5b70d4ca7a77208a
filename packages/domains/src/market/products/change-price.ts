import { productUpdated } from '@rose-ash/shared/activities/catalogue/market'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { assertMembersPrice } from './assert-members-price.ts'
import { findProduct } from './find-product.ts'
import { productPayload } from './product-activity.ts'

export interface ChangePrice {
  readonly variantId: string
  readonly priceMinor: number
  readonly memberPriceMinor: number | null
  readonly by?: string | null
}

/** Sets the price of a pack, in the site's currency; the same price again changes nothing. Throws ValidationError for a members' price above it. */
export async function changePrice(
  { activities, site }: Pick<ServiceDeps, 'activities' | 'site'>,
  tx: Tx,
  { variantId, priceMinor, memberPriceMinor, by = null }: ChangePrice,
): Promise<{ readonly productName: string }> {
  assertMembersPrice({ priceMinor, memberPriceMinor })
  const variant = await tx.variant.findUnique({
    where: { id: variantId },
    include: { product: { select: { name: true } } },
  })
  if (!variant) throw new NotFoundError(`no variant ${variantId}`)
  const { productId, product } = variant
  const price = { priceMinor, memberPriceMinor, currency: site.currency }
  if (isSamePrice(variant, price)) return { productName: product.name }
  await tx.variant.update({ where: { id: variantId }, data: price })
  const changed = await findProduct(tx, { id: productId })
  if (changed?.status === 'published') {
    const object = productPayload(changed)
    await activities.append(tx, productUpdated, { actorId: by, objectId: productId, object })
  }
  return { productName: product.name }
}

interface Price {
  readonly priceMinor: number
  readonly memberPriceMinor: number | null
  readonly currency: string
}

function isSamePrice(one: Price, other: Price): boolean {
  return (
    one.priceMinor === other.priceMinor &&
    one.memberPriceMinor === other.memberPriceMinor &&
    one.currency === other.currency
  )
}
