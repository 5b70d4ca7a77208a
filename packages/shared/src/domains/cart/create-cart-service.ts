import type { CartService } from '../../protocols/cart.ts'
import type { ServiceDeps } from '../../registry/services.ts'

/** Binds the cart protocol to its implementation on Prisma. */
export function createCartService(_deps: ServiceDeps): CartService {
  return {}
}
