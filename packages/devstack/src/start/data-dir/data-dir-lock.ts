import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlainError } from '../../plain-error.ts'
import { identify, isAlive, type ProcessIdentity } from '../../supervisor/process-identity.ts'

/**
 * Locks a data folder for this process's stack. The lock of a dead process is taken over. Throws PlainError when another stack holds
 * it. Returns a function that releases the lock.
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'lock.json')
  const own = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  await writeFile(own, JSON.stringify(identify(process.pid)), { mode: 0o600 })
  try {
    if (!(await claim(own, path))) {
      await removeStale(path, dataDir)
      if (!(await claim(own, path))) throw inUse(dataDir)
    }
  } finally {
    await rm(own, { force: true })
  }
  return () => rm(path, { force: true })
}

/** Claims the lock by a hard link, which only one of two processes at once can create. */
function claim(own: string, path: string): Promise<boolean> {
  return link(own, path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
}

async function removeStale(path: string, dataDir: string): Promise<void> {
  const holder = await readHolder(path)
  if (holder && isAlive(holder)) throw inUse(dataDir, holder.pid)
  await rename(path, `${path}.stale`).catch(() => {})
  await rm(`${path}.stale`, { force: true })
}

async function readHolder(path: string): Promise<ProcessIdentity | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ProcessIdentity
  } catch {
    return null
  }
}

function inUse(dataDir: string, pid?: number): PlainError {
  const who = pid ? ` (process ${pid})` : ''
  return new PlainError(
    `Rose Ash already runs on ${dataDir}${who}: stop that one first, or set ROSE_DATA_DIR and PORT for a second one.`,
  )
}
