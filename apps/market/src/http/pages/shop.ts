import { open } from '@rose-ash/server/guards/open'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { AVAILABILITY, PRODUCTS, SHELVES } from '@rose-ash/shared/freshness/keys'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { listMarkets } from '../../services/shelves/list-markets.ts'
import { listShelves } from '../../services/shelves/list-shelves.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'
import { shopView } from '../../views/shop/show.view.ts'

const ON_A_SHELF = 5

/** The front page of the shop: every category with its first products. */
export function shopPages(router: Router, ctx: AppContext): void {
  router.get('/', open(), async (req, res) => {
    const [shelves, markets] = await Promise.all([listShelves(ctx, { limit: ON_A_SHELF }), listMarkets(ctx)])
    await res.page(
      'shop/show',
      shopView({ shelves, markets, paysMembersPrices: req.reader.may('price.members'), site: ctx.site }),
      {
        title: TITLES.shop,
        description: shopWords(ctx),
        canonical: publicUrl(ctx.config, 'market', '/'),
        width: 'wide',
        reads: [PRODUCTS, AVAILABILITY, SHELVES],
        search: { action: '/search', label: PAGE_WORDS.searchTheShop },
      },
    )
  })
}

function shopWords({ site: { coop, words } }: Pick<AppContext, 'site'>): string {
  return words.shop ? PAGE_WORDS.wordsAndShopOf(words.shop, coop.name) : PAGE_WORDS.shopOf(coop.name)
}
