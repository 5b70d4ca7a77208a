import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import type { PackUnit } from '@rose-ash/shared/money/unit-price'
import type { VatClass } from '@rose-ash/shared/money/vat'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { assertMembersPrice } from './assert-members-price.ts'
import { findProduct } from './find-product.ts'
import { type ProductPicture, type ProductWords, productFields, replaceImages, saveLabels } from './product-parts.ts'
import { tellChange } from './tell-change.ts'

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

export interface SaveProduct extends ProductWords {
  /** Identifies the product: saving the same slug again updates it. */
  readonly slug: string
  /** Replaces the pictures when given; paths are our own, such as `/media/products/x.webp`. */
  readonly images?: readonly ProductPicture[]
  /** Replaces the variants by SKU; a variant that is missing in the list is no longer offered, but not deleted. */
  readonly variants: readonly SaveVariant[]
  readonly by?: string | null
}

/**
 * Creates a draft, or updates the product with this slug. Variants are matched by SKU. A change of a published product appends an activity.
 * Throws ConflictError when a SKU belongs to another product.
 */
export async function saveProduct(
  deps: Pick<ServiceDeps, 'activities' | 'site'>,
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
  const variantIds = await saveVariants(tx, { productId: id, currency: deps.site.currency }, input.variants)
  if (before) await tellChange(deps, tx, before, input.by ?? null)
  return { id, variantIds }
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
    await assertOwnSku(tx, productId, variant.sku)
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

/** A SKU names one pack for good: the pack of another product is not taken over with it. */
async function assertOwnSku(tx: Tx, productId: string, sku: string): Promise<void> {
  const taken = await tx.variant.findUnique({ where: { sku }, select: { productId: true } })
  if (taken && taken.productId !== productId)
    throw new ConflictError(`the SKU ${sku} belongs to another product`, { code: 'sku_taken', details: { sku } })
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
