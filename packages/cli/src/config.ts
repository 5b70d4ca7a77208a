import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv as parseDotEnv } from 'node:util'

const REPO_ROOT = resolve(fileURLToPath(import.meta.url), '../../../..')

/** The data folder of the local stack, found as by `pnpm start`. */
export function dataDir(): string {
  return resolve(REPO_ROOT, process.env.ROSE_DATA_DIR ?? dotEnv().ROSE_DATA_DIR ?? '.rose')
}

/** The unparsed environment: the process's own, then .env, then the environment of the running local stack. */
export function commandEnvironment(): Record<string, string | undefined> {
  return { LOG_LEVEL: 'warn', ...stackEnvironment(), ...dotEnv(), ...process.env }
}

/** The stack file and the settings beside it, in a checkout. */
export function stackFiles(): { readonly stack: string; readonly env: string } {
  return { stack: join(REPO_ROOT, 'docker-stack.yml'), env: join(REPO_ROOT, '.env') }
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

/** Parses a JSON file; undefined when it is missing or damaged. */
export function readJson<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content
  } catch {
    return undefined
  }
}
