import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ProductDetails, ProductSummary } from '@rose-ash/shared/protocols/market'
import type { AppContext } from '../../context.ts'

const BESIDE = 4

/** A published product with some others of its shelf. Throws NotFoundError for drafts too. */
export async function showProduct(
  { db, services: { market } }: Pick<AppContext, 'db' | 'services'>,
  { slug }: { readonly slug: string },
): Promise<{ readonly product: ProductDetails; readonly beside: ProductSummary[] }> {
  const product = await market.findProduct(db, { slug })
  if (product?.status !== 'published') throw new NotFoundError(`no product ${slug}`)
  const shelf = await market.listProducts(db, { categorySlug: product.category.slug, limit: 24 })
  const at = shelf.findIndex(({ id }) => id === product.id)
  const others = [...shelf.slice(at + 1), ...shelf.slice(0, at)].filter(
    ({ variants }) => variants[0]?.state === 'available',
  )
  return { product, beside: others.slice(0, BESIDE) }
}
