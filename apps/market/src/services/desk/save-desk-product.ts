import { randomBytes } from 'node:crypto'
import { publishProduct } from '@rose-ash/domains/market/products/publish-product'
import { saveProduct } from '@rose-ash/domains/market/products/save-product'
import { ownersOfMarket } from '@rose-ash/domains/market/sellers/owners'
import { changeStock } from '@rose-ash/domains/market/stock/change-stock'
import type { Tx } from '@rose-ash/shared/db/client'
import { PACK_UNITS } from '@rose-ash/shared/money/unit-price'
import { VAT_CLASSES } from '@rose-ash/shared/money/vat'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import type { ActingMember } from '@rose-ash/shared/rights/may'
import type { Site } from '@rose-ash/shared/site/site'
import { hasWords } from '@rose-ash/shared/words/has-words'
import { slugify } from '@rose-ash/shared/words/slugify'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { membersPriceCheck, moneyField, optionalMoneyField } from './money-field.ts'
import { wholeNumber } from './whole-number.ts'

const slugs = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [value].flat())

const words = (max: number) => z.string().trim().max(max).default('')

/** The fields of a product's words, the same for a new product and a correction. */
export const PRODUCT_WORDS = {
  name: z.string().trim().min(2).max(120).refine(hasWords),
  summary: words(200),
  description: words(5000),
  ingredients: words(2000),
  allergens: words(500),
  storage: words(500),
  origin: words(200),
  category: z.string().min(1),
  supplier: z.string().default(''),
  label: slugs,
}

export function productForm(site: Site) {
  return z
    .object({
      ...PRODUCT_WORDS,
      market: z.string().min(1),
      packAmount: wholeNumber(1, 1_000_000),
      packUnit: z.enum(PACK_UNITS),
      price: moneyField(site),
      memberPrice: optionalMoneyField(site),
      vatClass: z.enum(VAT_CLASSES),
      onHand: wholeNumber(0, 100_000),
    })
    .check(membersPriceCheck)
}

/** Creates and publishes a new product with its first stock. */
export async function saveDeskProduct(
  deps: Pick<AppContext, 'transact' | 'activities' | 'clock' | 'site'>,
  { by: seller, ...input }: z.output<ReturnType<typeof productForm>> & { readonly by: ActingMember },
): Promise<{ readonly name: string }> {
  const by = seller.id
  await deps.transact(async (tx) => {
    assertMay(seller, 'product.write', await ownersOfMarket(tx, { slug: input.market }))
    const slug = await freeSlug(tx, input.name)
    const { id, variantIds } = await saveProduct(deps, tx, {
      slug,
      name: input.name,
      summary: input.summary,
      description: input.description,
      ingredients: input.ingredients,
      allergens: input.allergens,
      storage: input.storage,
      origin: input.origin,
      marketSlug: input.market,
      categorySlug: input.category,
      supplierSlug: input.supplier || null,
      labelSlugs: input.label,
      by,
      variants: [
        {
          sku: slug.toUpperCase(),
          packAmount: input.packAmount,
          packUnit: input.packUnit,
          priceMinor: input.price,
          memberPriceMinor: input.memberPrice,
          vatClass: input.vatClass,
        },
      ],
    })
    const [variantId = ''] = variantIds
    await changeStock(deps, tx, { variantId, kind: 'received', quantity: input.onHand, by })
    await publishProduct(deps, tx, { productId: id, by })
  })
  return { name: input.name }
}

/**
 * A slug from the name; random letters are added when it, or the SKU made from it, is in use, so that no product is overwritten. Two products of one name at the
 * same moment wait for each other.
 */
async function freeSlug(tx: Tx, name: string): Promise<string> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('market.slugs'))::text`
  const plain = slugify(name) || 'product'
  const taken =
    (await tx.product.findUnique({ where: { slug: plain }, select: { id: true } })) ??
    (await tx.variant.findUnique({ where: { sku: plain.toUpperCase() }, select: { id: true } }))
  return taken ? `${plain}-${randomBytes(3).toString('hex')}` : plain
}
