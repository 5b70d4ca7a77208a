import { type BaseConfig, baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { z } from 'zod'

export const envSchema = baseEnvSchema.extend({
  SUMUP_API_URL: z
    .url({ protocol: /^https?$/, error: 'needs the address of SumUp’s API' })
    .default('https://api.sumup.com'),
  SUMUP_API_KEY: z.string().min(8, 'needs the secret key of your SumUp account'),
  SUMUP_MERCHANT_CODE: z.string().min(2, 'needs your SumUp merchant code'),
  SUMUP_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(8_000),
  PAY_WITHIN_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 60)
    .default(20),
})

export type CartConfig = z.output<typeof envSchema>

export const readConfig = (env: Record<string, string | undefined> = process.env): CartConfig =>
  parseEnv(envSchema, env)

/** Origins of the hosted payment pages, to which the checkout form may redirect. The local stand-in's is a host beside our own. */
export function paymentOrigins(
  config: Pick<CartConfig, 'SUMUP_API_URL'> & Pick<BaseConfig, 'ROSE_PUBLIC_URL'>,
): string[] {
  if (/(^|\.)sumup\.com$/.test(new URL(config.SUMUP_API_URL).hostname)) return ['https://*.sumup.com']
  const { protocol, host } = new URL(config.ROSE_PUBLIC_URL)
  return [`${protocol}//sumup.${host}`]
}
