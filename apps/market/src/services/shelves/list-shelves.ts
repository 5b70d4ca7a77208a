import { listProducts } from '@rose-ash/domains/market/products/list-products'
import type { ProductSummary } from '@rose-ash/domains/market/products/product'
import type { AppContext } from '../../context.ts'

/** A top category with its first products. */
export interface Shelf {
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly total: number
  readonly products: readonly ProductSummary[]
}

/** Every top category with products, each with its first `limit` products. */
export async function listShelves(
  { db }: Pick<AppContext, 'db'>,
  { limit }: { readonly limit: number },
): Promise<readonly Shelf[]> {
  const categories = await db.category.findMany({
    where: { parentId: null },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
  })
  const shelves = await Promise.all(
    categories.map(async ({ slug, name, description }) => ({
      slug,
      name,
      description,
      total: await countProducts(db, slug),
      products: await listProducts(db, { categorySlug: slug, limit }),
    })),
  )
  return shelves.filter(({ products }) => products.length > 0)
}

function countProducts(db: AppContext['db'], slug: string): Promise<number> {
  return db.product.count({ where: { status: 'published', category: { OR: [{ slug }, { parent: { slug } }] } } })
}
