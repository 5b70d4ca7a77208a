import type { Prisma } from '@rose-ash/shared/db/client'
import { PACK_UNITS, packWords, unitPriceMinor, unitPriceWords } from '@rose-ash/shared/money/unit-price'
import { VAT_CLASSES } from '@rose-ash/shared/money/vat'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { PRODUCT_STATUSES, type ProductDetails, type ProductSummary, type ProductVariant } from './product.ts'
import { productPath } from './product-path.ts'
import { productPicture } from './product-picture.ts'

/** The relations that a query must load for `toProductSummary`. */
export const PRODUCT_PARTS = {
  supplier: true,
  category: true,
  market: true,
  labels: { include: { label: true } },
  variants: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
  images: { orderBy: { position: 'asc' }, take: 1 },
} as const satisfies Prisma.ProductInclude

export type ProductRow = Prisma.ProductGetPayload<{ include: typeof PRODUCT_PARTS }>

/** The frozen DTO of a product row with its relations. */
export function toProductSummary(row: ProductRow): ProductSummary {
  const { supplier, category, market } = row
  return Object.freeze({
    id: row.id,
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    path: productPath(row.slug),
    pictureKind: row.pictureKind,
    picture: productPicture(row),
    supplier: supplier && { slug: supplier.slug, name: supplier.name, place: supplier.place },
    category: { slug: category.slug, name: category.name },
    market: { slug: market.slug, name: market.name },
    labels: row.labels
      .map(({ label }) => label)
      .toSorted((a, b) => a.position - b.position)
      .map(({ slug, name }) => ({ slug, name })),
    variants: offeredFirst(row).map((variant) => toVariant(variant, row.status)),
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
  })
}

export function toProductDetails(row: ProductRow): ProductDetails {
  return Object.freeze({
    ...toProductSummary(row),
    description: row.description,
    ingredients: row.ingredients,
    allergens: row.allergens,
    storage: row.storage,
    origin: row.origin,
    status: oneOf(PRODUCT_STATUSES, row.status),
  })
}

function offeredFirst({ variants }: ProductRow): ProductRow['variants'] {
  const offered = variants.filter((variant) => variant.offered)
  return offered.length > 0 ? offered : variants.slice(0, 1)
}

function toVariant(row: ProductRow['variants'][number], status: string): ProductVariant {
  const unit = oneOf(PACK_UNITS, row.packUnit)
  const pack = { count: row.packCount, amount: row.packAmount, unit }
  const available = row.madeToOrder ? null : Math.max(0, row.onHand - row.reserved)
  const single = unit === 'item' && row.packCount * row.packAmount === 1
  const priceOf = (minor: number) =>
    single
      ? null
      : { minor: unitPriceMinor(minor, pack, row.unitPriceBase), per: unitPriceWords(unit, row.unitPriceBase) }
  return {
    id: row.id,
    sku: row.sku,
    gtin: row.gtin,
    packWords: [row.name, packWords(pack)].filter(Boolean).join(', '),
    priceMinor: row.priceMinor,
    memberPriceMinor: row.memberPriceMinor,
    currency: row.currency,
    vatClass: oneOf(VAT_CLASSES, row.vatClass),
    unitPrice: priceOf(row.priceMinor),
    memberUnitPrice: row.memberPriceMinor === null ? null : priceOf(row.memberPriceMinor),
    madeToOrder: row.madeToOrder,
    leadDays: row.leadDays,
    available,
    lowStock: available !== null && available > 0 && available <= row.lowStockAt,
    state: !row.offered || status !== 'published' ? 'withdrawn' : available === 0 ? 'sold-out' : 'available',
  }
}
