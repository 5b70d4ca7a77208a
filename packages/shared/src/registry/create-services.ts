import { createAccountService } from '../domains/account/create-account-service.ts'
import { createBlogService } from '../domains/blog/create-blog-service.ts'
import { createCartService } from '../domains/cart/create-cart-service.ts'
import { createEventsService } from '../domains/events/create-events-service.ts'
import { createFederationService } from '../domains/federation/create-federation-service.ts'
import { createMarketService } from '../domains/market/create-market-service.ts'
import type { ServiceDeps, Services } from './services.ts'

type Bindings = { readonly [Domain in keyof Services]: (deps: ServiceDeps) => Services[Domain] }

const BINDINGS: Bindings = {
  blog: createBlogService,
  market: createMarketService,
  cart: createCartService,
  events: createEventsService,
  federation: createFederationService,
  account: createAccountService,
}

/** Binds every protocol to its implementation. Tests bind typed fakes by passing `overrides`. */
export function createServices(deps: Omit<ServiceDeps, 'services'>, overrides: Partial<Services> = {}): Services {
  const services = {} as { -readonly [Domain in keyof Services]: Services[Domain] }
  const withServices: ServiceDeps = { ...deps, services }
  services.blog = overrides.blog ?? BINDINGS.blog(withServices)
  services.market = overrides.market ?? BINDINGS.market(withServices)
  services.cart = overrides.cart ?? BINDINGS.cart(withServices)
  services.events = overrides.events ?? BINDINGS.events(withServices)
  services.federation = overrides.federation ?? BINDINGS.federation(withServices)
  services.account = overrides.account ?? BINDINGS.account(withServices)
  return services
}
