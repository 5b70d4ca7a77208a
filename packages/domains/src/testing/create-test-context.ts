import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { type Environment, testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { type ContextOverrides, createSharedContext, type SharedContext } from '../context/shared-context.ts'

/** A real context on this Jest worker's own Postgres and Redis. Close it in `afterAll`. */
export async function createTestContext(
  app: SharedContext['app'] = 'cli',
  { env, ...overrides }: ContextOverrides & { readonly env?: Environment } = {},
): Promise<SharedContext> {
  return createSharedContext(app, parseEnv(baseEnvSchema, await testEnvironment(env)), overrides)
}
