import { ownersOfVariant } from '@rose-ash/domains/market/sellers/owners'
import { changeStock } from '@rose-ash/domains/market/stock/change-stock'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { assertMay } from '@rose-ash/shared/rights/assert-may'
import type { ActingMember } from '@rose-ash/shared/rights/may'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'

const form = z.object({ onHand: z.coerce.number().int().min(0).max(100_000) })

/** Writes down how many packs a seller counted on their own shelf. Answers with the notice to show. */
export async function countStock(
  deps: Pick<AppContext, 'transact' | 'activities'>,
  { variantId, body, by }: { readonly variantId: string; readonly body: unknown; readonly by: ActingMember },
): Promise<['yes' | 'no', string]> {
  const counted = form.safeParse(body)
  if (!counted.success) return ['no', 'Nothing was changed: a count is a whole number.']
  try {
    const onHand = await deps.transact(async (tx) => {
      assertMay(by, 'stock.count', await ownersOfVariant(tx, { variantId }))
      return changeStock(deps, tx, { variantId, kind: 'counted', quantity: counted.data.onHand, by: by.id })
    })
    return ['yes', `Counted: ${onHand} on hand.`]
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
    return ['no', 'Nothing was changed: more than that is already promised to people who are paying.']
  }
}
