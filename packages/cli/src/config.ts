import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv as parseDotEnv } from 'node:util'

const REPO_ROOT = resolve(fileURLToPath(import.meta.url), '../../../..')

/** The data folder of the local stack; the same rule as `pnpm start`. */
export function dataDir(): string {
  return resolve(REPO_ROOT, process.env.ROSE_DATA_DIR ?? dotEnv().ROSE_DATA_DIR ?? '.rose')
}

/** The environment, over .env, over the environment that the running local stack gives its own processes; not parsed. */
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

/** Parses a JSON file, or answers undefined when it is missing or damaged. */
export function readJson<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content
  } catch {
    return undefined
  }
}
