import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'

/** The environment of a seeding: that of any service. Throws ConfigError naming every bad variable. */
export function readConfig() {
  return parseEnv(baseEnvSchema, process.env)
}
