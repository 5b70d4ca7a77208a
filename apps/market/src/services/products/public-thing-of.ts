import type { ProductDetails } from '@rose-ash/domains/market/products/product'
import { productPayload } from '@rose-ash/domains/market/products/product-activity'
import { productThing } from '@rose-ash/domains/market/public-thing'
import type { PublicThing } from '@rose-ash/shared/public-things/public-thing'

export function publicThingOf(product: ProductDetails): PublicThing {
  return productThing(productPayload(product), product.id, product.publishedAt ?? product.updatedAt)
}
