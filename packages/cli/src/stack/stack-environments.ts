import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

type Environment = Readonly<Record<string, string>>

interface StackFile {
  readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, unknown>> }>>
}

/** The environment of each service of a stack file, as `docker stack deploy` makes it: `${NAME}` and `${NAME:-value}` stand for what is exported. */
export function stackEnvironments(file: string, exported: Environment): Readonly<Record<string, Environment>> {
  const { services } = parse(readFileSync(file, 'utf8'), { merge: true }) as StackFile
  return Object.fromEntries(
    Object.entries(services).map(([name, { environment = {} }]) => [
      name,
      Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, fill(String(value), exported)])),
    ]),
  )
}

function fill(text: string, exported: Environment): string {
  return text.replace(/\$(?:\$|\{(\w+)(?::-([^}]*))?\})/g, (all, name?: string, otherwise = '') =>
    name === undefined ? all.slice(1) : exported[name] || otherwise,
  )
}
