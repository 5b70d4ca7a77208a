import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import type { z } from 'zod'

const schema = baseEnvSchema

export type MarketConfig = z.output<typeof schema>

export const readConfig = (env: Record<string, string | undefined> = process.env): MarketConfig => parseEnv(schema, env)
