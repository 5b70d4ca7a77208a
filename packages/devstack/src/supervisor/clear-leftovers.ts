import { readFile, rm } from 'node:fs/promises'
import { waitFor } from '../wait-for.ts'
import { isAlive, type ProcessIdentity } from './process-identity.ts'

const GRACE_MS = 8_000

/** Ends the processes in a killed supervisor's list. A different process with the same pid is not touched. */
export async function clearLeftovers(file: string): Promise<number> {
  const rows = await readRows(file)
  const alive = rows.filter(isAlive)
  for (const { pid } of alive) send(pid, 'SIGINT')
  const gone = waitFor(async () => !alive.some(isAlive), { timeoutMs: GRACE_MS, everyMs: 50, what: 'leaving' })
  await gone.catch(() => {})
  for (const row of alive) if (isAlive(row)) send(row.pid, 'SIGKILL')
  await rm(file, { force: true })
  return alive.length
}

async function readRows(file: string): Promise<ProcessIdentity[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as ProcessIdentity[]
  } catch {
    return []
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // The process has ended meanwhile.
  }
}
