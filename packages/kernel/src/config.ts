import { type BaseConfig, baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'

export type KernelConfig = BaseConfig

/** The environment of the kernel process. Throws ConfigError. */
export function readConfig(env: Record<string, string | undefined> = process.env): KernelConfig {
  return parseEnv(baseEnvSchema, env)
}
