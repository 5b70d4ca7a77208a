import type { AccountService } from '../../protocols/account.ts'
import type { ServiceDeps } from '../../registry/services.ts'

/** Binds the account protocol to its implementation on Prisma. */
export function createAccountService(_deps: ServiceDeps): AccountService {
  return {}
}
