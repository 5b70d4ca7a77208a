import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { CliError } from './cli-error.ts'
import { commandEnvironment } from './config.ts'

export type CliConfig = ReturnType<typeof loadCliConfig>

/** The configuration of a command. Throws ConfigError that names all bad variables, or CliError when there is neither a running stack nor a DATABASE_URL. */
export function loadCliConfig() {
  const env = commandEnvironment()
  if (!env.DATABASE_URL) {
    throw new CliError(
      'Rose Ash is not running here and DATABASE_URL is not set. Start it with `npx pnpm start` in another terminal, or set DATABASE_URL and REDIS_URL.',
    )
  }
  return parseEnv(baseEnvSchema, env)
}
