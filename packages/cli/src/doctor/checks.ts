import { checkBackChannel } from './check-back-channel.ts'
import { checkClocks } from './check-clocks.ts'
import { checkCookies } from './check-cookies.ts'
import { checkDatabase } from './check-database.ts'
import { checkFormAction } from './check-form-action.ts'
import { checkHosts } from './check-hosts.ts'
import { checkMail } from './check-mail.ts'
import { checkMailDelivery } from './check-mail-delivery.ts'
import { checkProcesses } from './check-processes.ts'
import { checkProvider } from './check-provider.ts'
import { checkProxy } from './check-proxy.ts'
import { checkRedis } from './check-redis.ts'
import { checkSecrets } from './check-secrets.ts'
import type { Check } from './finding.ts'

/** The doctor's checks, in the order of the output. */
export const CHECKS: readonly Check[] = [
  checkSecrets,
  checkDatabase,
  checkRedis,
  checkProcesses,
  checkClocks,
  checkProvider,
  checkProxy,
  checkHosts,
  checkCookies,
  checkFormAction,
  checkBackChannel,
  checkMail,
  checkMailDelivery,
]
