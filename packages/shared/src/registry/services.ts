import type { ActivityLog } from '../activities/create-activity-log.ts'
import type { BaseConfig } from '../config/base-config.ts'
import type { SiteConfig } from '../config/site-config.ts'
import type { Clock } from '../context/clock.ts'
import type { Db } from '../db/client.ts'
import type { Transact } from '../db/transact.ts'
import type { Logger } from '../log/create-log.ts'
import type { AccountService } from '../protocols/account.ts'
import type { BlogService } from '../protocols/blog.ts'
import type { CartService } from '../protocols/cart.ts'
import type { EventsService } from '../protocols/events.ts'
import type { FederationService } from '../protocols/federation.ts'
import type { MarketService } from '../protocols/market.ts'

/** The six domains behind their protocols: how an app asks for what another domain owns. */
export interface Services {
  readonly blog: BlogService
  readonly market: MarketService
  readonly cart: CartService
  readonly events: EventsService
  readonly federation: FederationService
  readonly account: AccountService
}

/** What every domain's implementation is given. `services` are the other domains. */
export interface ServiceDeps {
  readonly db: Db
  readonly transact: Transact
  readonly activities: ActivityLog
  readonly clock: Clock
  readonly log: Logger
  readonly config: BaseConfig
  readonly site: SiteConfig
  readonly services: Services
}
