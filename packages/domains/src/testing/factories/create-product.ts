import type { SaveProduct, SaveVariant } from '@rose-ash/shared/protocols/market'
import type { SharedContext } from '../../context/shared-context.ts'

let made = 0

export interface MadeProduct {
  readonly productId: string
  readonly variantId: string
  readonly slug: string
  readonly name: string
}

type Context = Pick<SharedContext, 'transact' | 'services'>

/** A published product with one pack of 400 g at £4.20, ten on hand, on the shelf "Bread" of the market "Shop". */
export async function createProduct(
  { transact, services: { market } }: Context,
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
  return transact(async (tx) => {
    await market.saveMarket(tx, { slug: marketSlug, name: 'Shop' })
    await market.saveCategory(tx, { slug: categorySlug, name: categorySlug[0]?.toUpperCase() + categorySlug.slice(1) })
    for (const label of product.labelSlugs ?? []) await market.saveLabel(tx, { slug: label, name: label })
    const { id, variantIds } = await market.saveProduct(tx, {
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
    if (onHand > 0) await market.changeStock(tx, { variantId, kind: 'received', quantity: onHand })
    if (published) await market.publishProduct(tx, { productId: id })
    return { productId: id, variantId, slug, name }
  })
}
