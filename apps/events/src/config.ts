import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import type { z } from 'zod'

export const envSchema = baseEnvSchema

export type Config = z.output<typeof envSchema>

/** Reads the environment. Throws ConfigError that names all bad variables. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  return parseEnv(envSchema, env)
}
