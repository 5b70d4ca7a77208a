import type { Import } from './read-imports.ts'

const NAME = /^@rose-ash\/([a-z]+)\//

/** The doors of each package: an `exports` map of every module that another package imports. */
export function doorsInUse(
  imports: readonly Import[],
  nameOf: (path: string) => string,
): Map<string, Record<string, string>> {
  const doors = new Map<string, Set<string>>()
  for (const { from, door } of imports) {
    const name = door && NAME.exec(door)?.[1]
    if (!door || !name || nameOf(from) === name) continue
    doors.set(name, (doors.get(name) ?? new Set()).add(door.slice(`@rose-ash/${name}/`.length)))
  }
  return new Map([...doors].map(([name, paths]) => [name, asExports(paths)]))
}

function asExports(paths: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries([...paths].sort().map((path) => [`./${path}`, `./src/${path}.ts`]))
}

/** A line for each difference between the doors that a package.json names and those in use. */
export function compareDoors(
  name: string,
  named: Readonly<Record<string, string>>,
  used: Readonly<Record<string, string>>,
): string[] {
  const missing = Object.keys(used).filter((door) => named[door] !== used[door])
  const unused = Object.keys(named).filter((door) => !(door in used))
  return [
    ...missing.map((door) => `@rose-ash/${name} has no door ${door}: write it with \`pnpm floors\``),
    ...unused.map((door) => `nobody comes through ${door} of @rose-ash/${name}: close it with \`pnpm floors\``),
  ]
}
