import type { Tx } from '@rose-ash/shared/db/client'
import type { ProductDetails } from './product.ts'
import { PRODUCT_PARTS, toProductDetails } from './to-product.ts'

/** A product of any status by slug or id; null when there is none. */
export async function findProduct(
  tx: Tx,
  by: { readonly slug: string } | { readonly id: string },
): Promise<ProductDetails | null> {
  const row = await tx.product.findUnique({
    where: 'slug' in by ? { slug: by.slug } : { id: by.id },
    include: PRODUCT_PARTS,
  })
  return row && toProductDetails(row)
}
