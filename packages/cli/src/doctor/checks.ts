import { checkDatabase } from './check-database.ts'
import { checkMail } from './check-mail.ts'
import { checkProvider } from './check-provider.ts'
import { checkRedis } from './check-redis.ts'
import { checkSecrets } from './check-secrets.ts'
import { checkServices } from './check-services.ts'
import type { Check } from './finding.ts'

/** What the doctor looks at, in the order in which it says so. */
export const CHECKS: readonly Check[] = [
  checkSecrets,
  checkDatabase,
  checkRedis,
  checkServices,
  checkProvider,
  checkMail,
]
