import { APP_NAMES, type ProcessName } from '@rose-ash/shared/config/app-name'
import { clientSecretVariable } from '@rose-ash/shared/config/own-clients'
import type { StackSecrets } from '../data-dir/stack-secrets.ts'
import { publicBase } from '../options/public-base.ts'
import type { StackOptions } from '../options/read-options.ts'
import type { StackPorts } from '../ports/stack-ports.ts'
import { PROCESS_NAMES } from './process-names.ts'

interface Parts {
  readonly options: StackOptions
  readonly secrets: StackSecrets
  readonly databaseUrl: string
  readonly redisUrl: string
  readonly ports: StackPorts
}

const NOT_FOR_SERVICES = /^(npm_|pnpm_|NODE_OPTIONS$|JEST_WORKER_ID$|NODE_CHANNEL|INIT_CWD$|PORT$)/i

/**
 * The environment of the apps, the kernel, the seed and the command line. The user's variables and .env override the stack's own
 * mailbox, SumUp stand-in and secrets, but not the addresses inside the stack.
 */
export function processEnvironment(parts: Parts): Record<string, string> {
  const given = Object.entries(parts.options.env).filter(([name]) => !NOT_FOR_SERVICES.test(name))
  return { ...offered(parts), ...Object.fromEntries(given), ...fixed(parts) }
}

/** The names of all variables that the stack sets or offers. */
export function stackVariableNames(): readonly string[] {
  return [
    ...[
      'NODE_ENV',
      'DATABASE_URL',
      'REDIS_URL',
      'ROSE_PUBLIC_URL',
      'ROSE_LOCAL_DOMAIN',
      'ROSE_DATA_DIR',
      'RUN_MIGRATIONS',
      'ROSE_ALLOW_PRIVATE_ADDRESSES',
    ],
    ...['SMTP_URL', 'MAIL_FROM', 'SUMUP_API_URL', 'SUMUP_API_KEY', 'SUMUP_MERCHANT_CODE'],
    ...['INTERNAL_SECRET', 'SESSION_SECRET', 'OIDC_CLIENT_SECRET'],
    ...APP_NAMES.map(clientSecretVariable),
    ...PROCESS_NAMES.map(internalUrlName),
  ]
}

function offered({ options, secrets, ports }: Parts): Record<string, string> {
  const { SUMUP_API_KEY, ...own } = secrets
  return {
    ROLE: 'all',
    RUN_MIGRATIONS: 'false',
    ROSE_ALLOW_PRIVATE_ADDRESSES: String(options.nodeEnv !== 'production'),
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: `Rose Ash Co-operative <hello@${options.domain}>`,
    ...own,
    ...till(options, SUMUP_API_KEY, ports.sumup),
  }
}

/** SumUp's variables, all from the user or all from the stand-in: a real key must never be sent to the stand-in, nor the stand-in's to SumUp. */
function till({ env }: StackOptions, apiKey: string, port: number): Record<string, string> {
  if (env.SUMUP_API_URL || env.SUMUP_API_KEY) return {}
  return {
    SUMUP_API_URL: `http://127.0.0.1:${port}`,
    SUMUP_API_KEY: apiKey,
    SUMUP_MERCHANT_CODE: 'MROSEASH',
  }
}

function fixed({ options, databaseUrl, redisUrl, ports }: Parts): Record<string, string> {
  return {
    NODE_ENV: options.nodeEnv,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    ROSE_PUBLIC_URL: publicBase(options),
    ROSE_LOCAL_DOMAIN: options.domain,
    ROSE_DATA_DIR: options.dataDir,
    ...Object.fromEntries(PROCESS_NAMES.map((name) => [internalUrlName(name), `http://127.0.0.1:${ports[name]}`])),
  }
}

function internalUrlName(name: ProcessName): string {
  return `${name.toUpperCase()}_INTERNAL_URL`
}
