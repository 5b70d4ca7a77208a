import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import type { z } from 'zod'

export const envSchema = baseEnvSchema

export type MarketConfig = z.output<typeof envSchema>

export const readConfig = (env: Record<string, string | undefined> = process.env): MarketConfig =>
  parseEnv(envSchema, env)
