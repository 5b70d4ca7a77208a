import type { ServiceDeps } from '../context/service-deps.ts'

/** What the use cases of carts ask for: the domains that own the things in them. */
export type CartDeps = Pick<ServiceDeps, 'services'>
