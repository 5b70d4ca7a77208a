import type { Tx } from '../db/client.ts'
import type { PackUnit } from '../money/unit-price.ts'
import type { VatClass } from '../money/vat.ts'
import type { KeepsMemberRecords } from './member-data.ts'
import type { Reservable } from './reservable.ts'

/** One pack of a product, as shelves and other domains see it. */
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
  /** Price of `per`, for everybody: 105 per "100 g". null when the pack is a single piece. */
  readonly unitPrice: { readonly minor: number; readonly per: string } | null
  readonly memberUnitPrice: { readonly minor: number; readonly per: string } | null
  readonly madeToOrder: boolean
  readonly leadDays: number | null
  /** on hand - reserved; null for what is made to order. */
  readonly available: number | null
  readonly lowStock: boolean
  readonly state: 'available' | 'sold-out' | 'withdrawn'
}

/** A published product with what a tile, an offer in the fediverse or a search result needs. */
export interface ProductSummary {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly path: string
  readonly pictureKind: string | null
  readonly picturePath: string | null
  readonly pictureAlt: string
  readonly supplier: { readonly slug: string; readonly name: string; readonly place: string } | null
  readonly category: { readonly slug: string; readonly name: string }
  readonly market: { readonly slug: string; readonly name: string }
  readonly labels: readonly { readonly slug: string; readonly name: string }[]
  /** At least one, the first is the one a tile offers. */
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
  readonly status: 'draft' | 'published' | 'withdrawn'
}

export interface SaveVariant {
  readonly sku: string
  readonly gtin?: string | null
  readonly name?: string
  readonly packCount?: number
  readonly packAmount: number
  readonly packUnit: PackUnit
  readonly unitPriceBase?: number
  readonly caseSize?: number
  readonly priceMinor: number
  readonly memberPriceMinor?: number | null
  readonly vatClass: VatClass
  readonly madeToOrder?: boolean
  readonly leadDays?: number | null
  readonly lowStockAt?: number
  readonly offered?: boolean
}

export interface SaveProduct {
  /** The product's identity: saving the same slug again changes it. */
  readonly slug: string
  readonly marketSlug: string
  readonly supplierSlug?: string | null
  readonly brandSlug?: string | null
  readonly categorySlug: string
  readonly name: string
  readonly summary?: string
  readonly description?: string
  readonly ingredients?: string | null
  readonly allergens?: string | null
  readonly storage?: string | null
  readonly origin?: string | null
  readonly pictureKind?: string | null
  readonly labelSlugs?: readonly string[]
  /** Replaces the pictures when given; paths are our own, such as `/media/products/x.webp`. */
  readonly images?: readonly {
    readonly path: string
    readonly alt: string
    readonly width?: number
    readonly height?: number
  }[]
  /** Replaces by SKU; a variant that is not in the list is no longer offered, never deleted. */
  readonly variants: readonly SaveVariant[]
  readonly by?: string | null
}

export interface SaveMarket {
  readonly slug: string
  readonly name: string
  readonly tagline?: string
  readonly description?: string
  readonly openingWords?: string
  readonly collectionWords?: string
  readonly position?: number
}

export interface SaveSupplier {
  readonly slug: string
  readonly name: string
  readonly place?: string
  readonly description?: string
  readonly memberId?: string | null
}

export interface SaveCategory {
  readonly slug: string
  readonly name: string
  readonly parentSlug?: string | null
  readonly description?: string
  readonly pictureKind?: string | null
  readonly position?: number
}

export interface SaveLabel {
  readonly slug: string
  readonly name: string
  readonly description?: string
  readonly position?: number
}

export interface ChangePrice {
  readonly variantId: string
  readonly priceMinor: number
  readonly memberPriceMinor: number | null
  readonly by?: string | null
}

export interface ChangeStock {
  readonly variantId: string
  readonly kind: 'received' | 'returned' | 'counted' | 'wasted'
  /** counted: what there is now. Else how many more (or, with wasted, fewer). Whole and not negative. */
  readonly quantity: number
  readonly note?: string
  readonly by?: string | null
}

/** What other domains may ask of market. */
export interface MarketService extends Reservable, KeepsMemberRecords {
  /** Published products in shelf order; those of `slugs` (in that order), of one category and its children, or the newest. */
  listProducts(
    tx: Tx,
    input: {
      readonly slugs?: readonly string[]
      readonly ids?: readonly string[]
      readonly categorySlug?: string
      readonly marketSlug?: string
      readonly limit?: number
    },
  ): Promise<readonly ProductSummary[]>
  /** A product by slug or id, whatever its status; null when there is none. */
  findProduct(tx: Tx, input: { readonly slug: string } | { readonly id: string }): Promise<ProductDetails | null>

  saveMarket(tx: Tx, input: SaveMarket): Promise<{ readonly id: string }>
  saveSupplier(tx: Tx, input: SaveSupplier): Promise<{ readonly id: string }>
  saveCategory(tx: Tx, input: SaveCategory): Promise<{ readonly id: string }>
  saveLabel(tx: Tx, input: SaveLabel): Promise<{ readonly id: string }>
  /** Creates a draft or changes what is there. Throws NotFoundError for an unknown market, category, supplier or label. */
  saveProduct(tx: Tx, input: SaveProduct): Promise<{ readonly id: string; readonly variantIds: readonly string[] }>
  /** Puts a draft on the shelf once and writes `market.product.published`; a second call changes nothing. */
  publishProduct(tx: Tx, input: { readonly productId: string; readonly by?: string | null }): Promise<void>
  /** Changes what a pack costs and writes `market.product.updated`. Baskets show it beside the old price; placed orders keep theirs. */
  changePrice(tx: Tx, input: ChangePrice): Promise<{ readonly productName: string }>
  /** Takes a product off the shelf; a second call changes nothing. */
  withdrawProduct(tx: Tx, input: { readonly productId: string; readonly by?: string | null }): Promise<void>
  /** Writes a stock movement. Throws ConflictError when less would be left than is reserved. Returns what is on hand now. */
  changeStock(tx: Tx, input: ChangeStock): Promise<number>
}
