import type { FederationService } from '../../protocols/federation.ts'
import type { ServiceDeps } from '../../registry/services.ts'

/** Binds the federation protocol to its implementation on Prisma. */
export function createFederationService(_deps: ServiceDeps): FederationService {
  return {}
}
