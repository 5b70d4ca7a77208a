import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { ConfigError, parseEnv } from '@rose-ash/shared/config/parse-env'
import type { ZodType } from 'zod'
import { backupEnvSchema } from '../backup/backup-config.ts'

type Environment = Readonly<Record<string, string>>

/** What is wrong with the environments that the services of the stack would get; a Docker secret is what `.env` says of it now. */
export async function checkStack(
  environments: Readonly<Record<string, Environment>>,
  exported: Environment,
): Promise<string[]> {
  const problems: string[] = []
  for (const [service, environment] of Object.entries(environments)) {
    const app = service.replace(/-worker$/, '')
    const isOurs = [...APP_NAMES, 'kernel', 'backup'].includes(app)
    if (!isOurs) continue
    try {
      parseEnv(await schemaOf(app), withSecrets(environment, exported))
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      problems.push(...error.problems.map((problem) => `${service}: ${problem}`))
    }
  }
  return problems
}

function withSecrets(environment: Environment, exported: Environment): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => {
      if (!value.startsWith('/run/secrets/')) return [name, value]
      const secret = name.replace(/_FILE$/, '')
      return [secret, exported[secret]]
    }),
  )
}

/** The app's own schema where its sources are; an image has those of one app only. */
async function schemaOf(app: string): Promise<ZodType> {
  if (app === 'backup') return backupEnvSchema
  const manifest = new URL(`../../../../apps/${app}/package.json`, import.meta.url)
  if (!existsSync(manifest)) return baseEnvSchema
  const file = createRequire(manifest).resolve(`@rose-ash/${app}/config`)
  return (await import(pathToFileURL(file).href)).envSchema
}
