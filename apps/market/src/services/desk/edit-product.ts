import { changePrice } from '@rose-ash/domains/market/products/change-price'
import type { Site } from '@rose-ash/shared/site/site'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { moneyField, optionalMoneyField } from './money-field.ts'

export function editProductForm(site: Site) {
  return z.object({ price: moneyField(site), memberPrice: optionalMoneyField(site) })
}

interface EditProduct extends z.output<ReturnType<typeof editProductForm>> {
  readonly variantId: string
  readonly by: string
}

/** Changes what a pack costs. Answers with the product's name. */
export async function editProduct(
  deps: Pick<AppContext, 'transact' | 'activities' | 'site'>,
  { variantId, price, memberPrice, by }: EditProduct,
): Promise<{ readonly name: string }> {
  const { productName } = await deps.transact((tx) =>
    changePrice(deps, tx, { variantId, priceMinor: price, memberPriceMinor: memberPrice, by }),
  )
  return { name: productName }
}
