import { dirname, join } from 'node:path/posix'

/** An import between two files, by their paths from the root of the repository. */
export interface Import {
  readonly from: string
  readonly to: string
  /** For an import from another package: the specifier, `@rose-ash/shared/db/client`. */
  readonly door?: string
}

const SPECIFIER = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)(['"])([^'"\n]+)\1/gm
const DOOR = /^@rose-ash\/([a-z]+)\/(.+)$/

/** The imports of a source file from the repository, including types. `folderOf` gives the folder of a package. */
export function readImports(path: string, source: string, folderOf: (name: string) => string): Import[] {
  return [...source.matchAll(SPECIFIER)].flatMap(([, , specifier = '']) => {
    if (specifier.startsWith('.')) return [{ from: path, to: join(dirname(path), specifier) }]
    const [, name, subpath] = DOOR.exec(specifier) ?? []
    return name && subpath ? [{ from: path, to: `${folderOf(name)}/src/${subpath}.ts`, door: specifier }] : []
  })
}
