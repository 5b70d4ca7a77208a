import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { ownClientsSchema } from '../config/own-clients.ts'
import { ConfigError } from '../config/parse-env.ts'
import { currencyField, localeField, zoneField } from './place-fields.ts'
import { changedAddressSchema, secondFactorSchema } from './second-factor.ts'
import { signInSchema } from './sign-in.ts'
import { vatSchema } from './vat-rates.ts'
import { wordsSchema } from './words.ts'

const menuItem = z.object({ label: z.string().min(1), app: z.string().optional(), path: z.string().startsWith('/') })

/** The schema of _config/app-config.yaml: a co-op's public settings, no secrets. */
export const siteConfigSchema = z.strictObject({
  coop: z.strictObject({
    name: z.string().min(1),
    shortName: z.string().min(1),
    description: z.string().min(1),
    handle: z.string().regex(/^[a-z0-9_]+$/, 'small letters, digits and _ only'),
    email: z.email(),
    address: z.string().min(1),
  }),
  locale: localeField,
  timeZone: zoneField,
  currency: currencyField,
  vat: vatSchema,
  words: wordsSchema,
  /** By the slug of a tag: the shop category that is shown under blog posts with the tag. */
  shelvesByTag: z.record(z.string(), z.string().min(1)).default({}),
  footerMenu: z.array(menuItem).default([]),
  clients: ownClientsSchema,
  signIn: signInSchema,
  secondFactor: secondFactorSchema,
  changedAddress: changedAddressSchema,
  features: z.record(z.string(), z.boolean()).default({}),
})

export type SiteConfig = z.output<typeof siteConfigSchema>

const DEFAULT_FILE = new URL('../../../../_config/app-config.yaml', import.meta.url)

/** Reads and checks the configuration file. Throws ConfigError with a line for each mistake. */
export function loadSiteConfig(file?: string): SiteConfig {
  const path = file ?? DEFAULT_FILE
  const parsed = siteConfigSchema.safeParse(readYaml(path))
  if (parsed.success) return parsed.data
  throw new ConfigError(
    parsed.error.issues.map((issue) => `app-config.yaml, ${issue.path.join('.')}: ${issue.message}`),
  )
}

function readYaml(path: string | URL): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new ConfigError([`app-config.yaml cannot be read: ${(error as Error).message.split('\n')[0]}`])
  }
}
