import { execFileSync } from 'node:child_process'

export interface ReservedCore {
  /** Moves a process with all its threads onto the core. */
  give(pid: number): void
  /** Lets this process use every core again. */
  release(): void
}

/**
 * Keeps one core free of this process and of all processes that it starts, for the process that is measured "per core": databases and
 * browsers on the same core would also empty its caches. Does nothing on a machine with one core or without `taskset`.
 */
export function reserveCore(): ReservedCore {
  const cores = coresOf(process.pid)
  const own = cores.at(-1)
  if (own === undefined || cores.length < 2) return { give: () => undefined, release: () => undefined }
  bind(process.pid, cores.slice(0, -1))
  return { give: (pid) => bind(pid, [own]), release: () => bind(process.pid, cores) }
}

/** The cores that a process may use, as `taskset` prints them: `pid 7's current affinity list: 0-2,5`. */
function coresOf(pid: number): number[] {
  try {
    const [list] = /[\d,-]+$/.exec(execFileSync('taskset', ['-cp', String(pid)], { encoding: 'utf8' }).trim()) ?? ['']
    return list.split(',').flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number)
      return Array.from({ length: last - first + 1 }, (_, at) => first + at)
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    console.warn('taskset is missing: what is measured shares its core with the rest')
    return []
  }
}

function bind(pid: number, cores: readonly number[]): void {
  execFileSync('taskset', ['-a', '-cp', cores.join(','), String(pid)], { stdio: 'ignore' })
}
