import { type FormState, formFields } from '@rose-ash/server/forms/form-fields'
import { PACK_UNITS, packWords } from '@rose-ash/shared/money/unit-price'
import type { Site } from '@rose-ash/shared/site/site'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { DeskProduct } from '../../services/desk/list-desk.ts'
import { NOTICES } from '../notice-words.ts'

const STATES = {
  published: { word: 'On the shelf', kind: 'yes' },
  draft: { word: 'Draft', kind: 'plain' },
  withdrawn: { word: 'Off the shelf', kind: 'no' },
} as const

/** A row whose price or count was taken, or was not. */
export interface AnsweredRow extends Partial<Pick<FormState, 'values' | 'errors'>> {
  readonly variantId: string
  readonly saved?: unknown
}

/** The forms of a row. */
export type Cell = 'price' | 'count'

/** Where a row stands on the desk. */
export const rowId = (variantId: string) => `pack-${variantId}`

export function deskView(site: Site, products: readonly DeskProduct[], answered?: AnsweredRow) {
  return {
    count: products.length,
    rows: products.flatMap((product) =>
      product.variants.map((variant, at) => ({
        ...rowView(site, product, variant, answered?.variantId === variant.id ? answered : undefined),
        // The first row of a product: its page links here.
        anchor: at === 0 ? `product-${product.id}` : undefined,
      })),
    ),
  }
}

function rowView(site: Site, product: DeskProduct, variant: DeskProduct['variants'][number], answered?: AnsweredRow) {
  const isPublished = product.status === 'published'
  const { memberPriceMinor } = variant
  const saved = {
    price: site.amount(variant.priceMinor),
    memberPrice: memberPriceMinor === null ? '' : site.amount(memberPriceMinor),
    onHand: variant.onHand,
  }
  const { field } = formFields({ values: { ...saved, ...answered?.values }, errors: answered?.errors })
  const cell = (name: keyof typeof saved, label: string) => ({
    ...field(name, { label, inputmode: name === 'onHand' ? 'numeric' : 'decimal', required: name !== 'memberPrice' }),
    id: `${name}-${variant.id}`,
  })
  return {
    id: variant.id,
    rowId: rowId(variant.id),
    said: { price: answered?.saved === 'price' && NOTICES.saved, count: answered?.saved === 'count' && NOTICES.saved },
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
    price: cell('price', `Price of ${product.name}`),
    memberPrice: cell('memberPrice', `Members’ price of ${product.name}`),
    onHand: cell('onHand', `How many of ${product.name} are on hand`),
    reserved: variant.reserved,
    madeToOrder: variant.madeToOrder,
    shelf: isPublished
      ? { action: `/desk/products/${product.id}/withdrawal`, label: 'Take off' }
      : { action: `/desk/products/${product.id}/publication`, label: 'Put on the shelf' },
  }
}
