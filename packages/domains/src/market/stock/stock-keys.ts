import { AVAILABILITY, productKey } from '@rose-ash/shared/freshness/keys'

export interface ChangedPack {
  readonly productId: string
  readonly lowStockAt: number
  /** How many were for sale before or after the change: the smaller number. */
  readonly fewest: number
}

/** The freshness keys that a change of quantities touches: the products', and that of all lists when their tiles say something else now. */
export function stockKeys(packs: readonly ChangedPack[]): string[] {
  const saysFewLeft = packs.some(({ fewest, lowStockAt }) => fewest <= lowStockAt)
  return [...packs.map(({ productId }) => productKey(productId)), ...(saysFewLeft ? [AVAILABILITY] : [])]
}
