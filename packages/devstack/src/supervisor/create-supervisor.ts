import { rm } from 'node:fs/promises'
import { keepFileCurrent } from './keep-file-current.ts'
import type { ProcessRow } from './process-row.ts'
import type { ProcessSpec } from './process-spec.ts'
import { type SupervisedProcess, superviseProcess } from './supervised-process.ts'

export interface Supervisor {
  /** Starts and supervises a process; resolves when it is ready. */
  start(spec: ProcessSpec, options?: { timeoutMs?: number }): Promise<void>
  find(name: string): SupervisedProcess | undefined
  names(): readonly string[]
  /** The running processes. */
  rows(): readonly ProcessRow[]
  /** Stops one group after another; processes in no group are stopped first. */
  stop(order: readonly (readonly string[])[]): Promise<void>
  /** Kills all processes without waiting. */
  killAll(): void
}

const READY_WITHIN_MS = 120_000

/** Keeps processes running, and keeps a file with their list current. */
export function createSupervisor({ file, notice }: { file: string; notice: (text: string) => void }): Supervisor {
  const processes = new Map<string, SupervisedProcess>()
  let isStopping = false
  const rows = () => [...processes.values()].map(toRow).filter((row) => row !== null)
  const current = keepFileCurrent(file, () => `${JSON.stringify(rows(), null, 2)}\n`)
  return {
    async start(spec, { timeoutMs = READY_WITHIN_MS } = {}) {
      if (isStopping) throw new Error(`${spec.name} is not started: everything is being stopped`)
      const supervised = superviseProcess(spec, {
        onChange: current.changed,
        onExit: ({ spec: { name } }, how) => notice(`${name} ${how}; starting it again`),
      })
      processes.set(spec.name, supervised)
      await supervised.start({ timeoutMs })
    },
    find: (name) => processes.get(name),
    names: () => [...processes.keys()],
    rows,
    async stop(order) {
      isStopping = true
      const grouped = order.flat()
      const others = [...processes.keys()].filter((name) => !grouped.includes(name))
      for (const group of [others, ...order]) await Promise.all(group.map((name) => processes.get(name)?.stop()))
      await current.close()
      await rm(file, { force: true })
    },
    killAll() {
      for (const supervised of processes.values()) supervised.kill('SIGKILL')
    },
  }
}

function toRow({ spec: { name, url, logFile }, identity, status, restarts }: SupervisedProcess): ProcessRow | null {
  return identity && { name, ...identity, url, status, restarts, logFile }
}
