import { listProducts } from '@rose-ash/domains/market/products/list-products'
import type { ProductSummary } from '@rose-ash/domains/market/products/product'
import type { AppContext } from '../../context.ts'
import type { ListingQuery } from './listing-query.ts'
import type { ListingScope } from './listing-scope.ts'
import { type ListingRow, listingSql } from './listing-sql.ts'

export interface Listing {
  readonly products: readonly ProductSummary[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly labels: readonly { readonly slug: string; readonly name: string; readonly count: number }[]
  readonly inStock: number
  readonly madeToOrder: number
}

const PER_PAGE = 24

/** One page of a listing with the counts of its filters. */
export async function findListing(
  { db }: Pick<AppContext, 'db'>,
  { scope = {}, query }: { readonly scope?: ListingScope; readonly query: ListingQuery },
): Promise<Listing> {
  const [row] = await db.$queryRaw<ListingRow[]>(listingSql(scope, query, PER_PAGE))
  const { total = 0, ids, labels, inStock = 0, madeToOrder = 0 } = row?.listing ?? {}
  const products = ids?.length ? await listProducts(db, { ids, limit: PER_PAGE }) : []
  return {
    products,
    total,
    page: query.page,
    pages: Math.max(1, Math.ceil(total / PER_PAGE)),
    labels: labels ?? [],
    inStock,
    madeToOrder,
  }
}
