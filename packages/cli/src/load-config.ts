import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { CliError } from './cli-error.ts'
import { commandEnvironment } from './config.ts'

export type CliConfig = ReturnType<typeof loadCliConfig>

/** The configuration of a command. Throws ConfigError that names all bad variables, or CliError when there is neither a running stack nor a DATABASE_URL. */
export function loadCliConfig() {
  return parseEnv(baseEnvSchema, requireStack(commandEnvironment()))
}

/** The environment, if there is something for it to reach. */
export function requireStack<Environment extends Record<string, string | undefined>>(env: Environment): Environment {
  if (env.DATABASE_URL) return env
  throw new CliError(
    'Rose Ash is not running here and DATABASE_URL is not set. Start it with `npx pnpm start` in another terminal, or set DATABASE_URL and REDIS_URL.',
  )
}
