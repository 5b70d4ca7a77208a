import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv as parseDotEnv } from 'node:util'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { CliError } from './cli-error.ts'

export const REPO_ROOT = resolve(fileURLToPath(import.meta.url), '../../../..')

export type CliConfig = ReturnType<typeof loadCliConfig>

/** Where the local stack keeps its data; the same rule as `pnpm start`. */
export function dataDir(): string {
  return resolve(REPO_ROOT, process.env.ROSE_DATA_DIR ?? dotEnv().ROSE_DATA_DIR ?? '.rose')
}

/**
 * The configuration a command runs with: the environment, over .env, over what the running local stack gives its own processes.
 * Throws ConfigError naming every bad variable, or CliError when there is neither a stack nor a DATABASE_URL.
 */
export function loadCliConfig() {
  const env = commandEnvironment()
  if (!env.DATABASE_URL) {
    throw new CliError(
      'Rose Ash is not running here and DATABASE_URL is not set. Start it with `npx pnpm start` in another terminal, or set DATABASE_URL and REDIS_URL.',
    )
  }
  return parseEnv(baseEnvSchema, env)
}

/** The merged environment, unparsed: what `config check` looks at. */
export function commandEnvironment(): Record<string, string | undefined> {
  return { LOG_LEVEL: 'warn', ...stackEnvironment(), ...dotEnv(), ...process.env }
}

function stackEnvironment(): Record<string, string> {
  return readJson(join(dataDir(), 'environment.json')) ?? {}
}

function dotEnv(): Record<string, string | undefined> {
  try {
    return parseDotEnv(readFileSync(join(REPO_ROOT, '.env'), 'utf8'))
  } catch {
    return {}
  }
}

/** Parses a JSON file, or answers undefined when it is not there or not whole. */
export function readJson<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content
  } catch {
    return undefined
  }
}
