import type { ServiceDeps } from '../deps/service-deps.ts'

/** The dependencies of the use cases of carts: the domains that own the things in them, and the site's currency and today's VAT rates. */
export type CartDeps = Pick<ServiceDeps, 'services' | 'site' | 'clock'>
