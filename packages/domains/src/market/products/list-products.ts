import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { MarketService, ProductSummary } from '@rose-ash/shared/protocols/market'
import { PRODUCT_PARTS, toProductSummary } from './to-product.ts'

type Query = Parameters<MarketService['listProducts']>[1]

/** Published products: the asked-for ones in the asked order, else shelf by shelf, else the newest first. */
export async function listProducts(tx: Tx, query: Query): Promise<readonly ProductSummary[]> {
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

function whereOf({ slugs, ids, categorySlug, marketSlug }: Query): Prisma.ProductWhereInput {
  return {
    status: 'published',
    ...(slugs && { slug: { in: [...slugs] } }),
    ...(ids && { id: { in: [...ids] } }),
    ...(marketSlug && { market: { slug: marketSlug } }),
    ...(categorySlug && { category: { OR: [{ slug: categorySlug }, { parent: { slug: categorySlug } }] } }),
  }
}

function inAskedOrder(products: ProductSummary[], { slugs, ids }: Query): readonly ProductSummary[] {
  if (slugs) return products.toSorted((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug))
  if (ids) return products.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  return products
}
