import type { Site } from '@rose-ash/shared/site/site'
import type { Shelf } from '../../services/shelves/list-shelves.ts'
import { productTileView } from '../product-tile.view.ts'

interface MarketRow {
  readonly slug: string
  readonly name: string
  readonly tagline: string
  readonly openingWords: string
  readonly collectionWords: string
}

export function shopView({
  shelves,
  markets,
  paysMembersPrices,
  site,
}: {
  shelves: readonly Shelf[]
  markets: readonly MarketRow[]
  paysMembersPrices: boolean
  site: Site
}) {
  return {
    places: shelves.map(({ slug, name, total }) => ({ href: `/categories/${slug}`, name, total })),
    markets: markets.map((market) => ({ ...market, href: `/markets/${market.slug}` })),
    shelves: shelves.map((shelf, at) => ({
      id: `shelf-${shelf.slug}`,
      title: shelf.name,
      text: shelf.description,
      href: `/categories/${shelf.slug}`,
      more: shelf.total > shelf.products.length ? `All ${shelf.total}` : 'See the shelf',
      tiles: shelf.products
        .map((product) => productTileView(site, product, { paysMembersPrices, eager: at === 0 }))
        .sort((one, other) => Number(one.soldOut) - Number(other.soldOut)),
    })),
    empty: shelves.length === 0,
  }
}
