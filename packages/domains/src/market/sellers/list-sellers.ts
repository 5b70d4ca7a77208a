import type { Tx } from '@rose-ash/shared/db/client'

export interface MarketSellers {
  readonly slug: string
  readonly name: string
  readonly memberIds: readonly string[]
}

/** All markets with their sellers, in the markets' order. */
export async function listSellers(tx: Tx): Promise<readonly MarketSellers[]> {
  const markets = await tx.market.findMany({
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    select: { slug: true, name: true, sellers: { select: { memberId: true }, orderBy: { createdAt: 'asc' } } },
  })
  return markets.map(({ slug, name, sellers }) => ({ slug, name, memberIds: sellers.map(({ memberId }) => memberId) }))
}
