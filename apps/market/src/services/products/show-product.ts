import { findProduct } from '@rose-ash/domains/market/products/find-product'
import { listProducts } from '@rose-ash/domains/market/products/list-products'
import type { ProductDetails, ProductSummary } from '@rose-ash/domains/market/products/product'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { AppContext } from '../../context.ts'

const BESIDE = 4

/** A published product with some others of its category. Throws NotFoundError, also for drafts. */
export async function showProduct(
  { db }: Pick<AppContext, 'db'>,
  { slug }: { readonly slug: string },
): Promise<{ readonly product: ProductDetails; readonly beside: ProductSummary[] }> {
  const product = await findProduct(db, { slug })
  if (product?.status !== 'published') throw new NotFoundError(`no product ${slug}`)
  const shelf = await listProducts(db, { categorySlug: product.category.slug, limit: 24 })
  const at = shelf.findIndex(({ id }) => id === product.id)
  const others = [...shelf.slice(at + 1), ...shelf.slice(0, at)].filter(
    ({ variants }) => variants[0]?.state === 'available',
  )
  return { product, beside: others.slice(0, BESIDE) }
}
