import { changePrice } from '@rose-ash/domains/market/products/change-price'
import { ownersOfVariant } from '@rose-ash/domains/market/sellers/owners'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import type { ActingMember } from '@rose-ash/shared/rights/may'
import type { Site } from '@rose-ash/shared/site/site'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { membersPriceCheck, moneyField, optionalMoneyField } from './money-field.ts'

export function editProductForm(site: Site) {
  return z.object({ price: moneyField(site), memberPrice: optionalMoneyField(site) }).check(membersPriceCheck)
}

interface EditProduct extends z.output<ReturnType<typeof editProductForm>> {
  readonly variantId: string
  readonly by: ActingMember
}

/** Changes the price of a pack in a seller's own market. Returns the product's name. */
export async function editProduct(
  deps: Pick<AppContext, 'transact' | 'activities' | 'site'>,
  { variantId, price, memberPrice, by }: EditProduct,
): Promise<{ readonly name: string }> {
  const { productName } = await deps.transact(async (tx) => {
    assertMay(by, 'product.write', await ownersOfVariant(tx, { variantId }))
    return changePrice(deps, tx, { variantId, priceMinor: price, memberPriceMinor: memberPrice, by: by.id })
  })
  return { name: productName }
}
