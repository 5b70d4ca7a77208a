import { readFileSync } from 'node:fs'

type Environment = Record<string, string | undefined>

/**
 * An environment as a schema takes it: without empty values; a known NAME may be given as NAME_FILE, the path of a file that holds it,
 * as a secret of a Swarm is; POSTGRES_PASSWORD stands in a DATABASE_URL that has none. `problems` has a line for every bad file.
 */
export function completeEnv(env: Environment, known: readonly string[]) {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) if (value) values[name] = value
  const problems: string[] = []
  for (const name of known) {
    const file = values[`${name}_FILE`]
    if (file === undefined) continue
    if (values[name] !== undefined) problems.push(`${name}: is given twice, ${name}_FILE names it too`)
    else {
      const content = readSecret(file)
      if (content === undefined) problems.push(`${name}: ${name}_FILE names no file that can be read`)
      else values[name] = content
    }
  }
  return { values: { ...values, ...databaseUrl(values) }, problems }
}

/** The content without the line's end that editors and `echo` leave. */
function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch {
    return undefined
  }
}

function databaseUrl({ DATABASE_URL, POSTGRES_PASSWORD }: Record<string, string>): { DATABASE_URL?: string } {
  if (!DATABASE_URL || !POSTGRES_PASSWORD || !URL.canParse(DATABASE_URL)) return {}
  const url = new URL(DATABASE_URL)
  if (url.password !== '') return {}
  url.password = encodeURIComponent(POSTGRES_PASSWORD)
  return { DATABASE_URL: url.href }
}
