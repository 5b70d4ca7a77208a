import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPO_ROOT } from '../repo-root.ts'
import { readImports } from './read-imports.ts'
import type { Source } from './read-sources.ts'

interface Manifest {
  readonly name: string
  exports?: Readonly<Record<string, string>>
}

export interface WorkspacePackage {
  /** `shared` of `@rose-ash/shared`. */
  readonly name: string
  /** `packages/shared` */
  readonly folder: string
  readonly manifest: Manifest
}

/** The packages of the workspace. */
export function readPackages(): WorkspacePackage[] {
  return globSync(['apps/*/package.json', 'packages/*/package.json', 'prisma/package.json', 'tests/package.json'], {
    cwd: REPO_ROOT,
  }).map((file) => {
    const manifest = JSON.parse(readFileSync(join(REPO_ROOT, file), 'utf8')) as Manifest
    return { name: manifest.name.replace('@rose-ash/', ''), folder: file.replace('/package.json', ''), manifest }
  })
}

/** Every import between files of the repository. */
export function importsOf(sources: readonly Source[], packages: readonly WorkspacePackage[]) {
  const folders = new Map(packages.map(({ name, folder }) => [name, folder]))
  return sources.flatMap(({ path, text }) => readImports(path, text, (name) => folders.get(name) ?? name))
}

/** The package that a file belongs to. */
export function nameOfPackage(path: string): string {
  const [first, second] = path.split('/')
  return (first === 'apps' || first === 'packages' ? second : first) ?? ''
}

/** Replaces the doors in a manifest; the rest of it is unchanged. */
export function writeDoors({ folder, manifest }: WorkspacePackage, doors: Readonly<Record<string, string>>): void {
  writeFileSync(
    join(REPO_ROOT, folder, 'package.json'),
    `${JSON.stringify({ ...manifest, exports: doors }, null, 2)}\n`,
  )
}
