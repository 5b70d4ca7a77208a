import type { Prisma } from '@rose-ash/shared/db/client'
import { type ActingMember, may } from '@rose-ash/shared/rights/may'

/** The condition for markets whose products a member may change: their own, or all for an administrator. */
export function ownMarkets(seller: ActingMember): Prisma.MarketWhereInput {
  return may(seller, 'product.write', { ownerIds: [] }) ? {} : { sellers: { some: { memberId: seller.id } } }
}
