import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { moneyField, optionalMoneyField } from './money-field.ts'

export const editProductForm = z.object({ price: moneyField, memberPrice: optionalMoneyField })

interface EditProduct extends z.output<typeof editProductForm> {
  readonly variantId: string
  readonly by: string
}

/** Changes what a pack costs. Baskets show the new price beside the old one; placed orders keep theirs. */
export async function editProduct(
  { transact, activities }: Pick<AppContext, 'transact' | 'activities'>,
  { variantId, price, memberPrice, by }: EditProduct,
): Promise<{ readonly name: string }> {
  return transact(async (tx) => {
    const variant = await tx.variant.findUnique({ where: { id: variantId }, include: { product: true } })
    if (!variant) throw new NotFoundError(`no variant ${variantId}`)
    const { product } = variant
    if (variant.priceMinor === price && variant.memberPriceMinor === memberPrice) return product
    await tx.variant.update({ where: { id: variantId }, data: { priceMinor: price, memberPriceMinor: memberPrice } })
    await activities.append(tx, {
      type: 'market.product.updated',
      actorId: by,
      objectId: product.id,
      object: {
        slug: product.slug,
        name: product.name,
        summary: product.summary,
        path: `/products/${product.slug}`,
        priceMinor: price,
        currency: variant.currency,
      },
    })
    return product
  })
}
