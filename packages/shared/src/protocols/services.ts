import type { AccountService } from './account.ts'
import type { BlogService } from './blog.ts'
import type { CartService } from './cart.ts'
import type { EventsService } from './events.ts'
import type { FederationService } from './federation.ts'
import type { IdentityService } from './identity.ts'
import type { MarketService } from './market.ts'

/** All domains by their protocols, for requests to another app's domain. Each is named like its app; identity has no app. */
export interface Services {
  readonly blog: BlogService
  readonly market: MarketService
  readonly cart: CartService
  readonly events: EventsService
  readonly federation: FederationService
  readonly account: AccountService
  readonly identity: IdentityService
}
