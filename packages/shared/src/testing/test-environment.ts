import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { APP_NAMES } from '../config/app-name.ts'
import { clientSecretVariable } from '../config/own-clients.ts'
import { testDatabase } from './test-database.ts'
import { testRedis } from './test-redis.ts'

/** The public address in tests. Clients send its hosts in the Host header; no name is resolved. */
export const TEST_PUBLIC_URL = 'http://rose.localhost:3000'

export type Environment = Record<string, string | undefined>

/**
 * An environment that every service's config schema accepts, on this worker's own Postgres and Redis. Other services and SMTP point at
 * a closed port: give the address of a test server in `added`.
 */
export async function testEnvironment(added: Environment = {}): Promise<Environment> {
  const [databaseUrl, redisUrl] = await Promise.all([testDatabase(), testRedis()])
  return {
    NODE_ENV: 'test',
    ROLE: 'web',
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '10',
    REDIS_URL: redisUrl,
    ROSE_PUBLIC_URL: TEST_PUBLIC_URL,
    ROSE_DATA_DIR: join(tmpdir(), `rose-test-data-${process.pid}`),
    ...closedServices(),
    INTERNAL_SECRET: 'internal-secret-of-the-tests-0123456789',
    SESSION_SECRET: 'session-secret-of-the-tests-0123456789',
    ...clientSecrets(),
    SMTP_URL: 'smtp://127.0.0.1:9',
    // Test servers for the internet run on this machine.
    ROSE_ALLOW_PRIVATE_ADDRESSES: 'true',
    // Long enough that a busy machine never makes a fragment late.
    FRAGMENT_BUDGET_MS: '5000',
    ...added,
  }
}

function clientSecrets(): Environment {
  return Object.fromEntries(
    APP_NAMES.map((app) => [clientSecretVariable(app), `client-secret-of-${app}-0123456789abcdef`]),
  )
}

function closedServices(): Environment {
  const services = ['BLOG', 'MARKET', 'EVENTS', 'FEDERATION', 'CART', 'ACCOUNT', 'KERNEL']
  return Object.fromEntries(services.map((service) => [`${service}_INTERNAL_URL`, 'http://127.0.0.1:9']))
}
