import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { BaseConfig } from '../config/base-config.ts'

/** All files of one upload: the whole in its formats, and the copies. */
export interface StoredStem {
  /** Path below the media folder, without width and ending: `ab/<hash>`. */
  readonly stem: string
  readonly paths: readonly string[]
  /** When one of them was last written or uploaded again. */
  readonly touchedAt: Date
}

const STEM = /^((?:[\w-]+\/)+[0-9a-f]{64})(?:-w\d+)?\.\w+$/
/** The folder of files that are about to be deleted; the web server serves no path that begins with a dot. */
const LEAVING = '.leaving'

export type LeavingFiles = ReturnType<typeof leavingFiles>

/** What the sweep does with files: each step is one rename or one deletion, so that a process may be killed between any two. */
export function leavingFiles({ ROSE_DATA_DIR }: Pick<BaseConfig, 'ROSE_DATA_DIR'>) {
  const root = resolve(ROSE_DATA_DIR, 'media')
  const aside = join(root, LEAVING)
  const move = async (from: string, to: string) => {
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
  }
  return {
    /** Every upload in the media folder. Files whose name is not a hash are not counted, so they are never deleted. */
    listStems: () => stemsBelow(root),
    listAside: () => stemsBelow(aside),
    /** Takes the files out of what is served. */
    async setAside({ paths }: StoredStem): Promise<void> {
      for (const path of paths) await move(join(root, path), join(aside, path)).catch(unlessGone)
    },
    /** Serves them again; a file that was uploaded anew meanwhile stays. */
    async putBack({ paths }: StoredStem): Promise<void> {
      for (const path of paths) await move(join(aside, path), join(root, path)).catch(unlessGone)
    },
    async remove({ paths }: StoredStem): Promise<void> {
      for (const path of paths) await rm(join(aside, path), { force: true })
    },
  }
}

async function stemsBelow(folder: string): Promise<readonly StoredStem[]> {
  const found = new Map<string, { paths: string[]; touchedAt: Date }>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const path = relative(folder, join(entry.parentPath, entry.name))
    const [, stem] = (entry.isFile() && STEM.exec(path)) || []
    const file = stem && (await stat(join(folder, path)).catch(() => null))
    if (!stem || !file) continue
    const known = found.get(stem) ?? { paths: [], touchedAt: file.mtime }
    known.paths.push(path)
    if (file.mtime > known.touchedAt) known.touchedAt = file.mtime
    found.set(stem, known)
  }
  return [...found].map(([stem, files]) => ({ stem, ...files }))
}

/** Another process of the sweep, or the member whose picture it was, was faster. */
function unlessGone(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
