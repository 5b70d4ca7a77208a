import type { AccountService } from './account.ts'
import type { BlogService } from './blog.ts'
import type { CartService } from './cart.ts'
import type { EventsService } from './events.ts'
import type { FederationService } from './federation.ts'
import type { IdentityService } from './identity.ts'
import type { MarketService } from './market.ts'

/** The domains behind their protocols: how an app asks for what another domain owns. Each is named like its app, but identity, which has none. */
export interface Services {
  readonly blog: BlogService
  readonly market: MarketService
  readonly cart: CartService
  readonly events: EventsService
  readonly federation: FederationService
  readonly account: AccountService
  readonly identity: IdentityService
}
