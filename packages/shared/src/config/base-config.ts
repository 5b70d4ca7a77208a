import { z } from 'zod'
import { APP_NAMES, type AppName, type ProcessName } from './app-name.ts'

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true')
const secret = z.string().min(32, 'needs at least 32 characters; make one with: openssl rand -hex 32')

/** The environment variables of every service. Apps extend the schema in their own src/config.ts. */
export const baseEnvSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
    ROLE: z.enum(['web', 'worker', 'deliveries', 'all']).default('all'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'needs a postgres:// address' }),
    // Stands in a DATABASE_URL that has no password, whatever signs it has.
    POSTGRES_PASSWORD: z.string().optional(),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
    REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'needs a redis:// address' }),
    ROSE_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'needs the public address, such as https://rose.example' }),
    ROSE_DATA_DIR: z.string().default('.rose'),
    ROSE_CONFIG_FILE: z.string().optional(),
    BLOG_INTERNAL_URL: z.url().default('http://blog:3000'),
    MARKET_INTERNAL_URL: z.url().default('http://market:3000'),
    EVENTS_INTERNAL_URL: z.url().default('http://events:3000'),
    FEDERATION_INTERNAL_URL: z.url().default('http://federation:3000'),
    CART_INTERNAL_URL: z.url().default('http://cart:3000'),
    ACCOUNT_INTERNAL_URL: z.url().default('http://account:3000'),
    KERNEL_INTERNAL_URL: z.url().default('http://kernel:3000'),
    INTERNAL_SECRET: secret,
    SESSION_SECRET: secret,
    // An app needs its own secret, federation needs all of them. A missing one is derived from OIDC_CLIENT_SECRET, or else SESSION_SECRET.
    BLOG_CLIENT_SECRET: secret.optional(),
    MARKET_CLIENT_SECRET: secret.optional(),
    EVENTS_CLIENT_SECRET: secret.optional(),
    FEDERATION_CLIENT_SECRET: secret.optional(),
    CART_CLIENT_SECRET: secret.optional(),
    ACCOUNT_CLIENT_SECRET: secret.optional(),
    OIDC_CLIENT_SECRET: secret.optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'needs an smtp:// address' }),
    // Default sender: the co-op's name and address from the site configuration.
    MAIL_FROM: z.string().optional(),
    RUN_MIGRATIONS: flag,
    // Lets outgoing requests reach this machine: only for tests and the local stack.
    ROSE_ALLOW_PRIVATE_ADDRESSES: flag,
    // A collector of OpenTelemetry: every request, fragment and job is then traced.
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'needs the address of a collector' }).optional(),
    FRAGMENT_BUDGET_MS: z.coerce.number().int().min(1).max(10_000).default(150),
  })
  .refine(({ NODE_ENV, ROSE_ALLOW_PRIVATE_ADDRESSES }) => NODE_ENV !== 'production' || !ROSE_ALLOW_PRIVATE_ADDRESSES, {
    path: ['ROSE_ALLOW_PRIVATE_ADDRESSES'],
    error: 'must not be true in production: a stranger’s address could lead into your network',
  })

export type BaseConfig = z.output<typeof baseEnvSchema>

/** The public origin of an app, without a trailing slash: `https://blog.rose.example`. */
export function publicOrigin(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, app: AppName): string {
  const base = new URL(config.ROSE_PUBLIC_URL)
  return `${base.protocol}//${app}.${base.host}`
}

/** The absolute public address of a path in an app. */
export function publicUrl(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, app: AppName, path = '/'): string {
  return new URL(path, publicOrigin(config, app)).href
}

/** All six public origins, keyed by app. */
export function publicOrigins(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>): Readonly<Record<AppName, string>> {
  return Object.fromEntries(APP_NAMES.map((app) => [app, publicOrigin(config, app)])) as Record<AppName, string>
}

/** The parent domain that all apps share, for cookies and passkeys: `rose.example`. */
export function parentDomain(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>): string {
  return new URL(config.ROSE_PUBLIC_URL).hostname
}

/** The address of a service inside the private network. */
export function internalUrl(config: BaseConfig, service: ProcessName): string {
  return config[`${service.toUpperCase()}_INTERNAL_URL` as keyof BaseConfig] as string
}
