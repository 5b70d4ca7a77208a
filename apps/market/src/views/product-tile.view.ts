import type { ProductSummary, ProductVariant } from '@rose-ash/domains/market/products/product'
import { pictureView } from '@rose-ash/server/views/format/picture-view'
import type { Site } from '@rose-ash/shared/site/site'

export interface TileOptions {
  /** Public origin of the market, for tiles on other hosts; '' on the market's own. */
  readonly origin?: string
  /** Shows the members' price. */
  readonly paysMembersPrices?: boolean
  /** In the first row of its page: its picture is wanted at once. */
  readonly eager?: boolean
}

/** A column of a shelf: two on a phone, else as many as fit. */
const TILE_SIZES = '(max-width: 30rem) 45vw, 15rem'

/** The values of the shared `product-tile` partial. */
export function productTileView(
  site: Site,
  product: ProductSummary,
  { origin = '', paysMembersPrices = false, eager = false }: TileOptions = {},
) {
  const variant = tileVariant(product)
  const sellable = variant?.state === 'available'
  return {
    slug: product.slug,
    href: origin + product.path,
    name: product.name,
    pack: variant ? packLine(product, variant) : '',
    supplier: product.supplier?.name,
    ...(variant && priceView(site, variant, paysMembersPrices)),
    labels: product.labels.map(({ name }) => name),
    picture: product.picture && pictureView(product.picture, { sizes: TILE_SIZES, eager }),
    soldOut: !sellable,
    soldOutNote: 'Sold out for now',
    add: variant && sellable && addView(product, variant),
  }
}

/** The pack in a tile: the first available one. */
function tileVariant({ variants }: ProductSummary): ProductVariant | undefined {
  return variants.find(({ state }) => state === 'available') ?? variants[0]
}

/** Price and unit price in words, for the partial `price`. */
export function priceView(site: Site, variant: ProductVariant, paysMembersPrices: boolean) {
  const { currency } = variant
  const price = paysMembersPrices ? (variant.memberPriceMinor ?? variant.priceMinor) : variant.priceMinor
  const unit = paysMembersPrices ? (variant.memberUnitPrice ?? variant.unitPrice) : variant.unitPrice
  return {
    price: site.money(price, currency),
    unitPrice: unit ? unitPriceLine(site, unit, currency) : undefined,
  }
}

function unitPriceLine(site: Site, { minor, per }: { minor: number; per: string }, currency: string): string {
  return per === 'each' ? `${site.money(minor, currency)} each` : `${site.money(minor, currency)} / ${per}`
}

export function addView({ slug, name }: ProductSummary, { id }: ProductVariant) {
  const fields = { kind: 'product', refId: id, slug, name }
  return { action: '/cart/lines', hidden: Object.entries(fields).map(([key, value]) => ({ name: key, value })) }
}

function packLine({ variants }: ProductSummary, variant: ProductVariant): string {
  const others = variants.length - 1
  const made = variant.madeToOrder ? ', made to order' : variant.lowStock ? `, ${variant.available} left` : ''
  const pack = variant.packWords === 'each' ? 'Sold singly' : variant.packWords
  return `${pack}${made}${others > 0 ? ` and ${others} more ${others === 1 ? 'size' : 'sizes'}` : ''}`
}
