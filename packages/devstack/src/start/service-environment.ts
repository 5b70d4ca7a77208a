import { APP_NAMES, type ServiceName } from '@rose-ash/shared/config/app-name'
import { publicBase } from './public-base.ts'
import type { StackOptions } from './read-options.ts'
import type { StackSecrets } from './stack-secrets.ts'

export const SERVICE_NAMES: readonly ServiceName[] = [...APP_NAMES, 'kernel']

interface Parts {
  readonly options: StackOptions
  readonly secrets: StackSecrets
  readonly databaseUrl: string
  readonly redisUrl: string
  readonly ports: Readonly<Record<ServiceName | 'smtp' | 'sumup', number>>
}

const PACKAGE_MANAGER_NOISE = /^(npm_|PNPM_|NODE_OPTIONS$|JEST_WORKER_ID$|NODE_CHANNEL|INIT_CWD$|PORT$)/i

/**
 * What the apps, the kernel, the seed and the command line read. What the reader set in the environment or in .env wins over
 * the stack's own mailbox, SumUp stand-in and secrets; addresses inside the stack are not up for choice.
 */
export function serviceEnvironment({ options, secrets, databaseUrl, redisUrl, ports }: Parts): Record<string, string> {
  const given = Object.entries(options.env).filter(([name]) => !PACKAGE_MANAGER_NOISE.test(name))
  return {
    ROLE: 'all',
    RUN_MIGRATIONS: 'false',
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: `Rose Ash Co-operative <hello@${options.domain}>`,
    ...sumUp(options, secrets, ports.sumup),
    ...secretsWithoutSumUp(secrets),
    ...Object.fromEntries(given),
    NODE_ENV: options.nodeEnv,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    ROSE_PUBLIC_URL: publicBase(options),
    ROSE_LOCAL_DOMAIN: options.domain,
    ROSE_DATA_DIR: options.dataDir,
    ...internalUrls(ports),
  }
}

/** Only whole sets: one's own key must never be sent to the stand-in, nor the stand-in's to SumUp. */
function sumUp({ env }: StackOptions, { SUMUP_API_KEY }: StackSecrets, port: number): Record<string, string> {
  if (env.SUMUP_API_URL || env.SUMUP_API_KEY) return {}
  return { SUMUP_API_URL: `http://127.0.0.1:${port}`, SUMUP_API_KEY, SUMUP_MERCHANT_CODE: 'MROSEASH' }
}

function secretsWithoutSumUp({ INTERNAL_SECRET, SESSION_SECRET, OIDC_CLIENT_SECRET }: StackSecrets): Record<string, string> {
  return { INTERNAL_SECRET, SESSION_SECRET, OIDC_CLIENT_SECRET }
}

function internalUrls(ports: Readonly<Record<ServiceName, number>>): Record<string, string> {
  return Object.fromEntries(SERVICE_NAMES.map((name) => [`${name.toUpperCase()}_INTERNAL_URL`, `http://127.0.0.1:${ports[name]}`]))
}
