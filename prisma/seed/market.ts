import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { saveCollectionPoint } from '@rose-ash/domains/cart/orders/save-collection-point'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { saveCategory, saveLabel, saveMarket, saveSupplier } from '@rose-ash/domains/market/catalogue/save-catalogue'
import { findProduct } from '@rose-ash/domains/market/products/find-product'
import { publishProduct } from '@rose-ash/domains/market/products/publish-product'
import type { SaveProduct } from '@rose-ash/domains/market/products/save-product'
import { saveProduct } from '@rose-ash/domains/market/products/save-product'
import { appointSeller } from '@rose-ash/domains/market/sellers/appoint-seller'
import { changeStock } from '@rose-ash/domains/market/stock/change-stock'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { mediaUrl } from '@rose-ash/shared/media/picture'
import { storePicture } from '@rose-ash/shared/media/store-picture'
import { type DemoPack, type DemoProduct, products } from './data/products.ts'
import { categories, collectionPoints, labels, markets, suppliers } from './data/shop.ts'

const PICTURES = fileURLToPath(new URL('./images/products/', import.meta.url))
const MAKERS = new Set(['wool-and-wear', 'house-and-kitchen'])

/** Fills the shelves of the demo co-op through the market's domain. Products that exist are left as they are. */
export async function seedMarket(ctx: SharedContext): Promise<void> {
  await seedCatalogue(ctx)
  for (const product of products) await seedProduct(ctx, product)
  await seedSellers(ctx)
}

/** Members with the seller's role sell in both markets of the demo. */
async function seedSellers(ctx: SharedContext): Promise<void> {
  const sellers = await ctx.db.memberRole.findMany({ where: { role: 'seller' }, select: { memberId: true } })
  await ctx.transact(async (tx) => {
    for (const { slug: marketSlug } of markets)
      for (const { memberId } of sellers) await appointSeller(ctx, tx, { marketSlug, memberId, by: null })
  })
}

async function seedCatalogue(ctx: SharedContext): Promise<void> {
  await ctx.transact(async (tx) => {
    for (const row of markets) await saveMarket(ctx, tx, row)
    for (const row of suppliers) await saveSupplier(ctx, tx, row)
    for (const row of categories) await saveCategory(ctx, tx, row)
    for (const row of labels) await saveLabel(ctx, tx, row)
    for (const row of collectionPoints) await saveCollectionPoint(tx, row)
  })
}

async function seedProduct(ctx: SharedContext, product: DemoProduct): Promise<void> {
  const input = { ...toProduct(product), images: await storeDrawing(ctx, product) }
  await ctx.transact(async (tx) => {
    if (await findProduct(tx, { slug: product.slug })) return
    const { id, variantIds } = await saveProduct(ctx, tx, input)
    for (const [index, { stock = 0 }] of product.packs.entries()) {
      const variantId = variantIds[index] ?? ''
      if (stock > 0)
        await changeStock(ctx, tx, { variantId, kind: 'received', quantity: stock, note: 'First delivery' })
    }
    await publishProduct(ctx, tx, { productId: id })
  })
}

function toProduct({
  picture,
  category,
  supplier,
  labels: labelSlugs,
  vat,
  packs,
  ...words
}: DemoProduct): SaveProduct {
  return {
    ...words,
    pictureKind: picture,
    categorySlug: category,
    supplierSlug: supplier,
    marketSlug: MAKERS.has(category) ? 'makers-table' : 'the-shutter',
    labelSlugs,
    variants: packs.map((pack, index) => ({
      sku: `${words.slug}-${index + 1}`.toUpperCase(),
      name: pack.name ?? '',
      packCount: pack.count ?? 1,
      packAmount: pack.amount,
      packUnit: pack.unit,
      unitPriceBase: pack.per ?? (pack.unit === 'item' ? 1 : 1000),
      priceMinor: pack.price,
      memberPriceMinor: pack.member ?? null,
      vatClass: vat,
      ...madeToOrder(pack),
    })),
  }
}

function madeToOrder({ leadDays }: DemoPack) {
  return { madeToOrder: leadDays !== undefined, leadDays: leadDays ?? null }
}

/** Stores the drawn picture as if a seller had uploaded it. */
async function storeDrawing({ config }: SharedContext, { slug, name }: DemoProduct): Promise<SaveProduct['images']> {
  const bytes = await readFile(join(PICTURES, `${slug}.webp`)).catch(() => undefined)
  if (!bytes) return []
  const { path, alt, width, height } = await storePicture(mediaStore(config), bytes, {
    alt: `${name}, drawn as a still life`,
  })
  return [{ path: mediaUrl(path), alt: alt ?? '', width, height }]
}
