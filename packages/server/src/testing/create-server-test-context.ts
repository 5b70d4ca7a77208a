import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import type { Services } from '@rose-ash/shared/protocols/services'
import { type Environment, testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { createServerContext, type ServerContext, type ServerOverrides } from '../context/server-context.ts'

export interface ServerTestOptions extends ServerOverrides {
  readonly env?: Environment
  /** Stand-ins for the protocols that the test uses: this package cannot import the domains. */
  readonly services?: Partial<Services>
}

/** A real server context on this worker's own Postgres and Redis, without domains. Close it in `afterAll`. */
export async function createServerTestContext(
  app: ServerContext['app'] = 'cli',
  { env, services = {}, ...overrides }: ServerTestOptions = {},
): Promise<ServerContext> {
  const config = parseEnv(baseEnvSchema, await testEnvironment(env))
  return createServerContext(app, config, () => services as Services, overrides)
}
