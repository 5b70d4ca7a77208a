import type { MarketService } from '@rose-ash/shared/protocols/market'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'
import { confirmStock } from './reservations/confirm-stock.ts'
import { quoteProducts } from './reservations/quote-products.ts'
import { releaseStock } from './reservations/release-stock.ts'
import { reserveStock } from './reservations/reserve-stock.ts'
import { takeBackStock } from './reservations/take-back-stock.ts'

/** Binds the market protocol to its implementation on Prisma. */
export function createMarketService(): MarketService {
  return {
    kinds: ['product'],
    quote: quoteProducts,
    reserve: reserveStock,
    confirm: confirmStock,
    release: releaseStock,
    takeBack: takeBackStock,
    collectMemberRecords,
    eraseMember,
  }
}
