import { PACK_UNITS, packWords } from '@rose-ash/shared/money/unit-price'
import type { Site } from '@rose-ash/shared/site/site'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { DeskProduct } from '../../services/desk/list-desk.ts'

const STATES = {
  published: { word: 'On the shelf', kind: 'yes' },
  draft: { word: 'Draft', kind: 'plain' },
  withdrawn: { word: 'Off the shelf', kind: 'no' },
} as const

export function deskView(site: Site, products: readonly DeskProduct[]) {
  return {
    count: products.length,
    rows: products.flatMap((product) =>
      product.variants.map((variant, at) => ({
        ...rowView(site, product, variant),
        // The first row of a product: its page links here.
        anchor: at === 0 ? `product-${product.id}` : undefined,
      })),
    ),
  }
}

function rowView(site: Site, product: DeskProduct, variant: DeskProduct['variants'][number]) {
  const isPublished = product.status === 'published'
  return {
    id: variant.id,
    name: product.name,
    href: `/products/${product.slug}`,
    linked: isPublished,
    editHref: `/desk/products/${product.id}`,
    detail: [
      product.category.name,
      variant.name,
      packWords({ count: variant.packCount, amount: variant.packAmount, unit: oneOf(PACK_UNITS, variant.packUnit) }),
    ]
      .filter(Boolean)
      .join(' · '),
    state: STATES[product.status as keyof typeof STATES],
    price: site.amount(variant.priceMinor),
    memberPrice: variant.memberPriceMinor === null ? '' : site.amount(variant.memberPriceMinor),
    onHand: variant.onHand,
    reserved: variant.reserved,
    madeToOrder: variant.madeToOrder,
    shelf: isPublished
      ? { action: `/desk/products/${product.id}/withdrawal`, label: 'Take off' }
      : { action: `/desk/products/${product.id}/publication`, label: 'Put on the shelf' },
  }
}
