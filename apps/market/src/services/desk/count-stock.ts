import { ownersOfVariant } from '@rose-ash/domains/market/sellers/owners'
import { changeStock } from '@rose-ash/domains/market/stock/change-stock'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import type { ActingMember } from '@rose-ash/shared/rights/may'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { wholeNumber } from './whole-number.ts'

export const countForm = z.object({ onHand: wholeNumber(0, 100_000) })

interface CountStock extends z.output<typeof countForm> {
  readonly variantId: string
  readonly by: ActingMember
}

/** Records a seller's stock count of a pack. Throws StockReservedError. */
export async function countStock(
  deps: Pick<AppContext, 'transact' | 'activities'>,
  { variantId, onHand, by }: CountStock,
): Promise<number> {
  return deps.transact(async (tx) => {
    assertMay(by, 'stock.count', await ownersOfVariant(tx, { variantId }))
    return changeStock(deps, tx, { variantId, kind: 'counted', quantity: onHand, by: by.id })
  })
}
