import type { MarketService } from '@rose-ash/shared/protocols/market'
import type { ServiceDeps } from '../deps/service-deps.ts'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'
import { confirmStock } from './reservations/confirm-stock.ts'
import { quoteProducts } from './reservations/quote-products.ts'
import { releaseStock } from './reservations/release-stock.ts'
import { reserveStock } from './reservations/reserve-stock.ts'
import { takeBackStock } from './reservations/take-back-stock.ts'
import { touchedByReservation } from './reservations/touched-by-reservation.ts'

/** Binds the market protocol to its implementation on Prisma. */
export function createMarketService(deps: Pick<ServiceDeps, 'services'>): MarketService {
  return {
    kinds: ['product'],
    quote: (tx, input) => quoteProducts(deps, tx, input),
    reserve: reserveStock,
    confirm: confirmStock,
    release: releaseStock,
    takeBack: takeBackStock,
    touchedBy: touchedByReservation,
    collectMemberRecords,
    eraseMember,
  }
}
