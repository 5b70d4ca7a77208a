import { mkdir, readdir, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { PlainError } from '../../plain-error.ts'
import { clearLeftovers } from '../../supervisor/clear-leftovers.ts'
import { lockDataDir } from './data-dir-lock.ts'

const LONGEST_LOG = 10 * 1024 * 1024

export interface DataDir {
  readonly path: string
  readonly processesFile: string
  logFile(name: string): string
  /** Releases the folder for other stacks. */
  release(): Promise<void>
}

/** Locks the data folder, ends processes that a killed stack left, and empties the folder when `fresh`. */
export async function openDataDir(path: string, { fresh = false } = {}): Promise<DataDir> {
  await mkdir(path, { recursive: true }).catch((error: Error) => {
    throw new PlainError(`The data folder cannot be made: ${error.message}. Set ROSE_DATA_DIR to another.`)
  })
  const release = await lockDataDir(path)
  const processesFile = join(path, 'processes.json')
  try {
    await clearLeftovers(processesFile)
    if (fresh) await empty(path)
    await mkdir(join(path, 'logs'), { recursive: true })
    await shortenLogs(join(path, 'logs'))
  } catch (error) {
    await release()
    throw error
  }
  return { path, processesFile, logFile: (name) => join(path, 'logs', `${name}.log`), release }
}

/** Empties the folder but for the compile cache, which depends on the code alone. */
async function empty(path: string): Promise<void> {
  const kept = new Set(['lock.json', 'compile-cache'])
  for (const name of await readdir(path))
    if (!kept.has(name)) await rm(join(path, name), { recursive: true, force: true })
}

async function shortenLogs(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if ((await stat(path)).size > LONGEST_LOG) await truncate(path)
  }
}
