import type { ProductDetails, ProductVariant } from '@rose-ash/domains/market/products/product'
import { pictureView } from '@rose-ash/server/views/format/picture-view'
import type { Site } from '@rose-ash/shared/site/site'
import { slugify } from '@rose-ash/shared/words/slugify'
import { addView, priceView, productTileView } from '../product-tile.view.ts'

const PICTURE_SIZES = '(min-width: 48rem) min(45vw, 34rem), 100vw'

interface ProductPage {
  readonly product: ProductDetails
  readonly paysMembersPrices: boolean
  readonly beside: Parameters<typeof productTileView>[1][]
  readonly site: Site
}

export function productView({ product, paysMembersPrices, beside, site }: ProductPage) {
  return {
    name: product.name,
    summary: product.summary,
    paragraphs: product.description.split(/\n\s*\n/).filter(Boolean),
    picture: product.picture && pictureView(product.picture, { sizes: PICTURE_SIZES, eager: true }),
    labels: product.labels.map(({ name }) => name),
    supplier: product.supplier && { ...product.supplier, href: `/suppliers/${product.supplier.slug}` },
    packs: product.variants.map((variant) => packView(site, product, variant, paysMembersPrices)),
    facts: factsOf(product),
    shelf: { href: `/categories/${product.category.slug}`, name: product.category.name },
    tiles: beside.map((other) => productTileView(site, other, { paysMembersPrices })),
  }
}

function packView(site: Site, product: ProductDetails, variant: ProductVariant, paysMembersPrices: boolean) {
  const sellable = variant.state === 'available'
  const manySlug = product.variants.length > 1 ? `${product.slug}-${slugify(variant.sku)}` : product.slug
  return {
    pack: variant.packWords,
    ...priceView(site, variant, paysMembersPrices),
    members: membersWords(site, variant, paysMembersPrices),
    stock: stockWords(variant),
    low: variant.lowStock,
    sold: !sellable,
    slug: manySlug,
    name: product.name,
    add: sellable && {
      ...addView({ ...product, slug: manySlug }, variant),
      most: Math.min(99, variant.available ?? 99),
    },
  }
}

function membersWords(
  site: Site,
  { memberPriceMinor, priceMinor, currency }: ProductVariant,
  paysMembersPrices: boolean,
): string | undefined {
  if (memberPriceMinor === null || memberPriceMinor === priceMinor) return undefined
  if (paysMembersPrices) return `The members’ price. For everybody else it is ${site.money(priceMinor, currency)}.`
  return `${site.money(memberPriceMinor, currency)} for members`
}

function stockWords({ state, madeToOrder, leadDays, available, lowStock }: ProductVariant): string {
  if (state === 'withdrawn') return 'Not on the shelf at the moment'
  if (state === 'sold-out') return 'Sold out for now'
  if (madeToOrder) return leadDays ? `Made to order, ready in ${leadDays} days` : 'Made to order'
  return lowStock ? `Only ${available} left` : `${available} in stock`
}

function factsOf({ ingredients, allergens, storage, origin, market }: ProductDetails) {
  return [
    { term: 'Ingredients', text: ingredients },
    { term: 'Allergens', text: allergens },
    { term: 'Keeping', text: storage },
    { term: 'From', text: origin },
    { term: 'Sold by', text: market.name },
  ].filter(({ text }) => text)
}
