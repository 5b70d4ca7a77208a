import { open } from '@rose-ash/server/guards/open'
import { thingMeta } from '@rose-ash/server/search-engines/thing-meta'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import { productKey, SHELVES } from '@rose-ash/shared/freshness/keys'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { publicThingOf } from '../../services/products/public-thing-of.ts'
import { showProduct } from '../../services/products/show-product.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'
import { productJsonLd } from '../../views/products/product-json-ld.ts'
import { productView } from '../../views/products/show.view.ts'

export function productPages(router: Router, ctx: AppContext): void {
  const origin = publicOrigin(ctx.config, 'market')

  router.get('/products/:slug', open(), async (req, res) => {
    const { product, beside } = await showProduct(ctx, { slug: req.params.slug })
    const paysMembersPrices = req.reader.may('price.members')
    await res.page('products/show', productView({ product, beside, paysMembersPrices, site: ctx.site }), {
      ...thingMeta(ctx.config, publicThingOf(product), productJsonLd(product, { origin })),
      // Which others stand beside it may be as old as the copy.
      reads: [product, ...beside].map(({ id }) => productKey(id)).concat(SHELVES),
      ...(req.reader.isMember && {
        fragments: { editLink: { type: 'market.edit-link', params: { product: product.id } } },
      }),
      crumbs: [
        { label: PAGE_WORDS.shop, href: '/' },
        { label: product.category.name, href: `/categories/${product.category.slug}` },
        { label: product.name },
      ],
      search: { action: '/search', label: PAGE_WORDS.searchTheShop },
    })
  })
}
