import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Identifies one process by pid and start time, since pids are reused. */
export interface ProcessIdentity {
  readonly pid: number
  readonly startedTick: string
}

/** Null when the process does not exist. */
export function identify(pid: number): ProcessIdentity | null {
  const startedTick = process.platform === 'linux' ? tickFromProc(pid) : tickFromPs(pid)
  return startedTick ? { pid, startedTick } : null
}

/** Whether the same process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedTick === identity.startedTick
}

/** Field 22 of /proc/PID/stat; null for a zombie. The command in field 2 may contain spaces and brackets. */
function tickFromProc(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

function tickFromPs(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}
