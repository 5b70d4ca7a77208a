import { type BaseConfig, baseEnvSchema } from '../config/base-config.ts'
import { parseEnv } from '../config/parse-env.ts'
import { type BaseContext, createBaseContext } from '../context/base-context.ts'
import { type Environment, testEnvironment } from './test-environment.ts'

/** A base context on this Jest worker's own Postgres and Redis. Close it in `afterAll`. */
export async function createBaseTestContext(
  app: BaseContext['app'] = 'cli',
  { env }: { readonly env?: Environment } = {},
): Promise<BaseContext<BaseConfig>> {
  return createBaseContext(app, parseEnv(baseEnvSchema, await testEnvironment(env)))
}
