import type { Services } from '@rose-ash/shared/protocols/services'
import { createAccountService } from '../account/create-account-service.ts'
import { createBlogService } from '../blog/create-blog-service.ts'
import { createCartService } from '../cart/create-cart-service.ts'
import type { ServiceDeps } from '../deps/service-deps.ts'
import { createEventsService } from '../events/create-events-service.ts'
import { createFederationService } from '../federation/create-federation-service.ts'
import { createIdentityService } from '../identity/create-identity-service.ts'
import { createMarketService } from '../market/create-market-service.ts'

type Bindings = { readonly [Domain in keyof Services]: (deps: ServiceDeps) => Services[Domain] }

const BINDINGS: Bindings = {
  blog: createBlogService,
  market: createMarketService,
  cart: createCartService,
  events: createEventsService,
  federation: createFederationService,
  account: createAccountService,
  identity: createIdentityService,
}

/** Binds every protocol to its implementation. Tests replace services by `overrides`. */
export function createServices(deps: Omit<ServiceDeps, 'services'>, overrides: Partial<Services> = {}): Services {
  const services = {} as { -readonly [Domain in keyof Services]: Services[Domain] }
  const withServices: ServiceDeps = { ...deps, services }
  services.blog = overrides.blog ?? BINDINGS.blog(withServices)
  services.market = overrides.market ?? BINDINGS.market(withServices)
  services.cart = overrides.cart ?? BINDINGS.cart(withServices)
  services.events = overrides.events ?? BINDINGS.events(withServices)
  services.federation = overrides.federation ?? BINDINGS.federation(withServices)
  services.account = overrides.account ?? BINDINGS.account(withServices)
  services.identity = overrides.identity ?? BINDINGS.identity(withServices)
  return services
}
