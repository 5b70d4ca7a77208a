import type { MarketService } from '../../protocols/market.ts'
import type { ServiceDeps } from '../../registry/services.ts'

/** Binds the market protocol to its implementation on Prisma. */
export function createMarketService(_deps: ServiceDeps): MarketService {
  return {}
}
