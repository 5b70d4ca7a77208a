import type { ShownPicture } from '@rose-ash/shared/media/picture'
import type { VatClass } from '@rose-ash/shared/money/vat'
import type { OfferState } from '@rose-ash/shared/protocols/reservable'

/** `draft`: never published. `withdrawn`: not published any more; can be published again. */
export const PRODUCT_STATUSES = ['draft', 'published', 'withdrawn'] as const
export type ProductStatus = (typeof PRODUCT_STATUSES)[number]

/** The public data of one pack of a product. */
export interface ProductVariant {
  readonly id: string
  readonly sku: string
  readonly gtin: string | null
  /** "500 g", "Wholemeal, 12 × 400 g". */
  readonly packWords: string
  readonly priceMinor: number
  readonly memberPriceMinor: number | null
  readonly currency: string
  readonly vatClass: VatClass
  /** The price of the quantity `per`: 105 per "100 g". null when the pack is a single piece. */
  readonly unitPrice: { readonly minor: number; readonly per: string } | null
  readonly memberUnitPrice: { readonly minor: number; readonly per: string } | null
  readonly madeToOrder: boolean
  readonly leadDays: number | null
  /** on hand - reserved; null when made to order. */
  readonly available: number | null
  readonly lowStock: boolean
  readonly state: OfferState
}

/** A product with the values for tiles, the fediverse and search results. */
export interface ProductSummary {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly path: string
  readonly pictureKind: string | null
  readonly picture: ShownPicture | null
  readonly supplier: { readonly slug: string; readonly name: string; readonly place: string } | null
  readonly category: { readonly slug: string; readonly name: string }
  readonly market: { readonly slug: string; readonly name: string }
  readonly labels: readonly { readonly slug: string; readonly name: string }[]
  /** At least one; tiles offer the first. */
  readonly variants: readonly ProductVariant[]
  readonly publishedAt: Date | null
  readonly updatedAt: Date
}

export interface ProductDetails extends ProductSummary {
  readonly description: string
  readonly ingredients: string | null
  readonly allergens: string | null
  readonly storage: string | null
  readonly origin: string | null
  readonly status: ProductStatus
}
