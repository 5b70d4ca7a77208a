import type { z } from 'zod'
import { completeEnv } from './complete-env.ts'

/** The configuration is invalid; `problems` has one line for every bad variable. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/** Parses an environment by a schema, completed as `completeEnv` does. Throws a ConfigError that names all bad variables, without their values. */
export function parseEnv<Schema extends z.ZodType>(
  schema: Schema,
  env: Record<string, string | undefined>,
): z.output<Schema> {
  const { values, problems } = completeEnv(env, namesOf(schema))
  const parsed = schema.safeParse(values)
  const issues = parsed.error?.issues ?? []
  const bad = issues.map((issue) => `${issue.path.join('.') || 'environment'}: ${issue.message}`)
  if (parsed.success && problems.length === 0) return parsed.data
  throw new ConfigError([...problems, ...bad])
}

/** The variables that a schema knows. (`instanceof` would load the schema library for commands that parse nothing.) */
function namesOf(schema: z.ZodType): readonly string[] {
  return 'shape' in schema ? Object.keys(schema.shape as object) : []
}
