import { isDeepStrictEqual } from 'node:util'
import { productUpdated } from '@rose-ash/shared/activities/catalogue/market'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { PackUnit } from '@rose-ash/shared/money/unit-price'
import type { VatClass } from '@rose-ash/shared/money/vat'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { assertMembersPrice } from './assert-members-price.ts'
import { findProduct } from './find-product.ts'
import type { ProductDetails } from './product.ts'
import { productPayload } from './product-activity.ts'

export interface SaveVariant {
  readonly sku: string
  readonly gtin?: string | null
  readonly name?: string
  readonly packCount?: number
  readonly packAmount: number
  readonly packUnit: PackUnit
  readonly unitPriceBase?: number
  readonly caseSize?: number
  /** In the site's currency, VAT included. */
  readonly priceMinor: number
  readonly memberPriceMinor?: number | null
  readonly vatClass: VatClass
  readonly madeToOrder?: boolean
  readonly leadDays?: number | null
  readonly lowStockAt?: number
  readonly offered?: boolean
}

export interface SaveProduct {
  /** Identifies the product: saving the same slug again updates it. */
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
  /** Replaces the variants by SKU; a variant that is missing in the list is no longer offered, but not deleted. */
  readonly variants: readonly SaveVariant[]
  readonly by?: string | null
}

/** Creates a draft, or updates the product with this slug. Variants are matched by SKU. A change of a published product appends an activity. */
export async function saveProduct(
  { activities, site }: Pick<ServiceDeps, 'activities' | 'site'>,
  tx: Tx,
  input: SaveProduct,
): Promise<{ readonly id: string; readonly variantIds: readonly string[] }> {
  const before = await findProduct(tx, { slug: input.slug })
  const data = await productFields(tx, input)
  const { id } = await tx.product.upsert({
    where: { slug: input.slug },
    create: { ...data, slug: input.slug, createdById: input.by ?? null },
    update: data,
    select: { id: true },
  })
  await saveLabels(tx, id, input.labelSlugs ?? [])
  if (input.images) await replaceImages(tx, id, input.images)
  const variantIds = await saveVariants(tx, { productId: id, currency: site.currency }, input.variants)
  if (before?.status === 'published') await tellChange(activities, tx, before, input.by ?? null)
  return { id, variantIds }
}

async function tellChange(activities: ServiceDeps['activities'], tx: Tx, before: ProductDetails, by: string | null) {
  const after = await findProduct(tx, { id: before.id })
  if (!after) return
  const object = productPayload(after)
  if (isDeepStrictEqual(object, productPayload(before))) return
  await activities.append(tx, productUpdated, { actorId: by, objectId: after.id, object })
}

async function productFields(tx: Tx, input: SaveProduct) {
  const category = known(
    await tx.category.findUnique({ where: { slug: input.categorySlug } }),
    'category',
    input.categorySlug,
  )
  const market = known(await tx.market.findUnique({ where: { slug: input.marketSlug } }), 'market', input.marketSlug)
  const supplier = input.supplierSlug
    ? known(await tx.supplier.findUnique({ where: { slug: input.supplierSlug } }), 'supplier', input.supplierSlug)
    : null
  const brand = input.brandSlug
    ? known(await tx.brand.findUnique({ where: { slug: input.brandSlug } }), 'brand', input.brandSlug)
    : null
  return {
    marketId: market.id,
    categoryId: category.id,
    supplierId: supplier?.id ?? null,
    brandId: brand?.id ?? null,
    name: input.name,
    summary: input.summary ?? '',
    description: input.description ?? '',
    ingredients: input.ingredients ?? null,
    allergens: input.allergens ?? null,
    storage: input.storage ?? null,
    origin: input.origin ?? null,
    pictureKind: input.pictureKind ?? null,
    searchText: searchTextOf([
      input.name,
      input.summary,
      category.name,
      supplier?.name,
      brand?.name,
      ...(input.labelSlugs ?? []),
    ]),
  } satisfies Partial<Prisma.ProductUncheckedCreateInput>
}

function searchTextOf(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ').replaceAll('-', ' ')
}

async function replaceImages(tx: Tx, productId: string, images: NonNullable<SaveProduct['images']>): Promise<void> {
  await tx.productImage.deleteMany({ where: { productId } })
  await tx.productImage.createMany({ data: images.map((image, position) => ({ ...image, productId, position })) })
}

async function saveLabels(tx: Tx, productId: string, slugs: readonly string[]): Promise<void> {
  const labels = await tx.label.findMany({ where: { slug: { in: [...slugs] } } })
  if (labels.length !== new Set(slugs).size) throw new NotFoundError(`unknown label among ${slugs.join(', ')}`)
  await tx.productLabel.deleteMany({ where: { productId, labelId: { notIn: labels.map(({ id }) => id) } } })
  await tx.productLabel.createMany({ data: labels.map(({ id }) => ({ productId, labelId: id })), skipDuplicates: true })
}

async function saveVariants(
  tx: Tx,
  { productId, currency }: { readonly productId: string; readonly currency: string },
  variants: readonly SaveVariant[],
): Promise<string[]> {
  const ids: string[] = []
  for (const [position, variant] of variants.entries()) {
    assertMembersPrice(variant)
    const data = { ...variantFields(variant), productId, currency, position }
    const row = await tx.variant.upsert({
      where: { sku: variant.sku },
      create: { ...data, sku: variant.sku },
      update: data,
    })
    ids.push(row.id)
  }
  await tx.variant.updateMany({ where: { productId, id: { notIn: ids } }, data: { offered: false } })
  return ids
}

function variantFields(variant: SaveVariant) {
  return {
    gtin: variant.gtin ?? null,
    name: variant.name ?? '',
    packCount: variant.packCount ?? 1,
    packAmount: variant.packAmount,
    packUnit: variant.packUnit,
    unitPriceBase: variant.unitPriceBase ?? (variant.packUnit === 'item' ? 1 : 1000),
    caseSize: variant.caseSize ?? 1,
    priceMinor: variant.priceMinor,
    memberPriceMinor: variant.memberPriceMinor ?? null,
    vatClass: variant.vatClass,
    madeToOrder: variant.madeToOrder ?? false,
    leadDays: variant.leadDays ?? null,
    lowStockAt: variant.lowStockAt ?? 5,
    offered: variant.offered ?? true,
  }
}

function known<Row>(row: Row | null, what: string, slug: string): Row {
  if (!row) throw new NotFoundError(`no ${what} ${slug}`)
  return row
}
