import type { ActingMember } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import { ownMarkets } from './own-markets.ts'

export interface MarketWork {
  readonly drafts: number
  /** Offered packs of which there are no more than their `lowStockAt`, or none. */
  readonly low: number
}

/** What waits on a seller's desk, in their own markets. */
export async function countWork(
  { db }: Pick<AppContext, 'db'>,
  { seller }: { readonly seller: ActingMember },
): Promise<MarketWork> {
  const market = ownMarkets(seller)
  const [drafts, packs] = await Promise.all([
    db.product.count({ where: { market, status: 'draft' } }),
    db.variant.findMany({
      where: { offered: true, madeToOrder: false, product: { market, status: 'published' } },
      select: { onHand: true, reserved: true, lowStockAt: true },
    }),
  ])
  const low = packs.filter(({ onHand, reserved, lowStockAt }) => onHand - reserved <= lowStockAt).length
  return { drafts, low }
}
