import type { ProductDetails } from '@rose-ash/domains/market/products/product'
import { productPayload } from '@rose-ash/domains/market/products/product-activity'
import { productThing } from '@rose-ash/domains/market/public-thing'
import { thingDocument } from '@rose-ash/server/activitypub/activity-document'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'
import type { AppContext } from '../../context.ts'

/** The ActivityStreams form of a product: the same Page that followers received when it was published. */
export async function productDocument(
  { config, site }: Pick<AppContext, 'config' | 'site'>,
  product: ProductDetails,
): Promise<unknown> {
  return thingDocument({ config, app: 'market', handle: site.coop.handle, thing: publicThingOf(product) })
}

export function publicThingOf(product: ProductDetails): PublicThing {
  return productThing(productPayload(product), product.id, product.publishedAt ?? product.updatedAt)
}
