import { listProducts } from '@rose-ash/domains/market/products/list-products'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { FragmentCall } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'
import { productTileView } from '../../views/product-tile.view.ts'

/** market.product-card: one product by slug as a tile with the reader's price; empty when it is not published. */
export async function productCardFragment(
  ctx: AppContext,
  { params, standing }: FragmentCall<'market.product-card'>,
): Promise<string> {
  const [product] = await listProducts(ctx.db, { slugs: [params.product], limit: 1 })
  if (!product) return ''
  return ctx.views.renderBare(
    'fragments/product-card',
    productTileView(ctx.site, product, {
      origin: publicOrigin(ctx.config, 'market'),
      paysMembersPrices: standing === 'member',
    }),
  )
}
