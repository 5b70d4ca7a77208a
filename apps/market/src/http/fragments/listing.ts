import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { FragmentCall } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'
import { findListing } from '../../services/listing/find-listing.ts'
import { listingQuery } from '../../services/listing/listing-query.ts'
import { productTileView } from '../../views/product-tile.view.ts'

/** market.listing: a row of product tiles with the reader's prices; empty without products. */
export async function listingFragment(
  ctx: AppContext,
  { params, standing }: FragmentCall<'market.listing'>,
): Promise<string> {
  const query = listingQuery.parse({
    label: params.label ?? [],
    availability: ['in-stock', 'made-to-order'],
    sort: 'newest',
  })
  const scope = { categorySlug: params.category, marketSlug: params.market }
  const { products } = await findListing(ctx, { scope, query })
  if (products.length === 0) return ''
  const options = { origin: publicOrigin(ctx.config, 'market'), paysMembersPrices: standing === 'member' }
  const tiles = products.slice(0, params.limit).map((product) => productTileView(ctx.site, product, options))
  return ctx.views.renderBare('fragments/listing', { tiles })
}
