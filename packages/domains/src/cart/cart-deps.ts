import type { ServiceDeps } from '../deps/service-deps.ts'

/** What the use cases of carts ask for: the domains that own the things in them, and the site's currency and rates of VAT on the day. */
export type CartDeps = Pick<ServiceDeps, 'services' | 'site' | 'clock'>
