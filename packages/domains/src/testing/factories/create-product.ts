import type { SharedContext } from '../../context/shared-context.ts'
import { saveCategory, saveLabel, saveMarket } from '../../market/catalogue/save-catalogue.ts'
import { publishProduct } from '../../market/products/publish-product.ts'
import type { SaveProduct, SaveVariant } from '../../market/products/save-product.ts'
import { saveProduct } from '../../market/products/save-product.ts'
import { changeStock } from '../../market/stock/change-stock.ts'

let made = 0

export interface MadeProduct {
  readonly productId: string
  readonly variantId: string
  readonly slug: string
  readonly name: string
}

type Context = Pick<SharedContext, 'transact' | 'activities' | 'clock' | 'site'>

/** A published product with one pack of 400 g at £4.20, ten on hand, in the category "Bread" of the market "Shop". */
export async function createProduct(
  ctx: Context,
  {
    onHand = 10,
    published = true,
    variant = {},
    ...product
  }: Partial<Omit<SaveProduct, 'variants'>> & {
    readonly onHand?: number
    readonly published?: boolean
    readonly variant?: Partial<SaveVariant>
  } = {},
): Promise<MadeProduct> {
  made += 1
  const slug = product.slug ?? `rye-loaf-${made}`
  const name = product.name ?? `Rye loaf ${made}`
  const categorySlug = product.categorySlug ?? 'bread'
  const marketSlug = product.marketSlug ?? 'shop'
  return ctx.transact(async (tx) => {
    await saveMarket(ctx, tx, { slug: marketSlug, name: 'Shop' })
    await saveCategory(ctx, tx, { slug: categorySlug, name: categorySlug[0]?.toUpperCase() + categorySlug.slice(1) })
    for (const label of product.labelSlugs ?? []) await saveLabel(ctx, tx, { slug: label, name: label })
    const { id, variantIds } = await saveProduct(ctx, tx, {
      ...product,
      slug,
      name,
      categorySlug,
      marketSlug,
      variants: [
        {
          sku: slug.toUpperCase(),
          packAmount: 400,
          packUnit: 'g',
          unitPriceBase: 100,
          priceMinor: 420,
          vatClass: 'zero',
          ...variant,
        },
      ],
    })
    const variantId = variantIds[0] ?? ''
    if (onHand > 0) await changeStock(ctx, tx, { variantId, kind: 'received', quantity: onHand })
    if (published) await publishProduct(ctx, tx, { productId: id })
    return { productId: id, variantId, slug, name }
  })
}
