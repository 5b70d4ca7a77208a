import { dirname, join } from 'node:path/posix'

/** One arrow between two files of the repository, by their paths from its root. */
export interface Import {
  readonly from: string
  readonly to: string
  /** Of another package: the name as it is written, `@rose-ash/shared/db/client`. */
  readonly door?: string
}

const SPECIFIER = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)(['"])([^'"\n]+)\1/gm
const DOOR = /^@rose-ash\/([a-z]+)\/(.+)$/

/** What a source file imports from the repository, types included. `folderOf` says where a package lives. */
export function readImports(path: string, source: string, folderOf: (name: string) => string): Import[] {
  return [...source.matchAll(SPECIFIER)].flatMap(([, , specifier = '']) => {
    if (specifier.startsWith('.')) return [{ from: path, to: join(dirname(path), specifier) }]
    const [, name, subpath] = DOOR.exec(specifier) ?? []
    return name && subpath ? [{ from: path, to: `${folderOf(name)}/src/${subpath}.ts`, door: specifier }] : []
  })
}
