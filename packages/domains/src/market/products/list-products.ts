import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { ProductSummary } from './product.ts'
import { PRODUCT_PARTS, toProductSummary } from './to-product.ts'

/** The selection of products. Default: the newest. */
export interface ProductQuery {
  readonly slugs?: readonly string[]
  readonly ids?: readonly string[]
  /** Includes its child categories. */
  readonly categorySlug?: string
  readonly marketSlug?: string
  /** Default 60. */
  readonly limit?: number
}

/** Published products: the requested ones in the requested order, else by category, else the newest first. */
export async function listProducts(tx: Tx, query: ProductQuery): Promise<readonly ProductSummary[]> {
  const rows = await tx.product.findMany({
    where: whereOf(query),
    include: PRODUCT_PARTS,
    orderBy: query.categorySlug
      ? [{ category: { position: 'asc' } }, { name: 'asc' }]
      : [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: query.limit ?? 60,
  })
  return inAskedOrder(rows.map(toProductSummary), query)
}

function whereOf({ slugs, ids, categorySlug, marketSlug }: ProductQuery): Prisma.ProductWhereInput {
  return {
    status: 'published',
    ...(slugs && { slug: { in: [...slugs] } }),
    ...(ids && { id: { in: [...ids] } }),
    ...(marketSlug && { market: { slug: marketSlug } }),
    ...(categorySlug && { category: { OR: [{ slug: categorySlug }, { parent: { slug: categorySlug } }] } }),
  }
}

function inAskedOrder(products: ProductSummary[], { slugs, ids }: ProductQuery): readonly ProductSummary[] {
  if (slugs) return products.toSorted((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug))
  if (ids) return products.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  return products
}
