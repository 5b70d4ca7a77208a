import { baseEnvSchema } from '../config/base-config.ts'
import { parseEnv } from '../config/parse-env.ts'
import { type ContextOverrides, createSharedContext, type SharedContext } from '../context/shared-context.ts'
import { type Environment, testEnvironment } from './test-environment.ts'

/** A real context on this worker's own Postgres and Redis. Close it in `afterAll`. */
export async function createTestContext(
  app: SharedContext['app'] = 'cli',
  { env, ...overrides }: ContextOverrides & { readonly env?: Environment } = {},
): Promise<SharedContext> {
  return createSharedContext(app, parseEnv(baseEnvSchema, await testEnvironment(env)), overrides)
}
