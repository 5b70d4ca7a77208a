import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { BaseConfig } from '../config/base-config.ts'

/** Files of the co-op and its members below ROSE_DATA_DIR/media. A path is relative to that folder and names the content, so a file never changes. */
export interface MediaStore {
  /**
   * Writes a file unless it exists, else touches it, so that the sweep of unused files leaves it alone; atomic, even when the process is killed
   * or the disk is full. Returns its size.
   */
  writeOnce(path: string, make: () => Promise<Buffer>): Promise<number>
  /** The first of the paths at which there is a file. */
  firstOf(paths: readonly string[]): Promise<string | undefined>
  /** Undefined when there is no such file. */
  read(path: string): Promise<Buffer | undefined>
  /** Removes the whole of a picture in all its formats, and its copies. `path` is that of any of its files. */
  removeAll(path: string): Promise<void>
  remove(path: string): Promise<void>
  removeFolder(path: string): Promise<void>
}

/** The folder for files that are being written; the web server serves no path that begins with a dot. */
const INCOMING = '.incoming'
const LEFT_BEHIND_MS = 3_600_000

export function mediaStore({ ROSE_DATA_DIR }: Pick<BaseConfig, 'ROSE_DATA_DIR'>): MediaStore {
  const root = resolve(ROSE_DATA_DIR, 'media')
  const fileOf = (path: string) => {
    const file = resolve(root, path)
    if (!file.startsWith(root + sep)) throw new Error('a path of a file leads out of the media folder')
    return file
  }
  return {
    async writeOnce(path, make) {
      const file = fileOf(path)
      const known = await touch(file)
      if (known !== undefined) return known
      const bytes = await make()
      await writeWhole(file, bytes, join(root, INCOMING))
      return bytes.length
    },
    async firstOf(paths) {
      for (const path of paths) if (await stat(fileOf(path)).catch(() => null)) return path
      return undefined
    },
    read: (path) => readFile(fileOf(path)).catch(() => undefined),
    remove: (path) => rm(fileOf(path), { force: true }),
    async removeAll(path) {
      const [stem = ''] = basename(path).split(/[-.]/)
      const folder = dirname(fileOf(path))
      for (const name of await readdir(folder).catch(() => []))
        if (stem && (name.startsWith(`${stem}.`) || name.startsWith(`${stem}-`)))
          await rm(join(folder, name), { force: true })
    },
    removeFolder: (path) => rm(fileOf(path), { recursive: true, force: true }),
  }
}

/** The size of the file; undefined when there is none. */
async function touch(file: string): Promise<number | undefined> {
  const now = new Date()
  try {
    await utimes(file, now, now)
    return (await stat(file)).size
  } catch {
    return undefined
  }
}

/** The file is renamed last, when all bytes are on the disk. */
async function writeWhole(file: string, bytes: Buffer, incoming: string): Promise<void> {
  await openIncoming(incoming)
  const half = join(incoming, randomUUID())
  try {
    const handle = await open(half, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await mkdir(dirname(file), { recursive: true })
    await rename(half, file)
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

const swept = new Set<string>()

/** Makes the folder; at the first use in a process, deletes half-written files that killed processes left. */
async function openIncoming(incoming: string): Promise<void> {
  await mkdir(incoming, { recursive: true })
  if (swept.has(incoming)) return
  swept.add(incoming)
  await sweep(incoming)
}

async function sweep(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const file = join(incoming, name)
    const found = await stat(file).catch(() => null)
    if (found && found.mtimeMs < Date.now() - LEFT_BEHIND_MS) await rm(file, { force: true })
  }
}
