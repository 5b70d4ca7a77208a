import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Engine } from './engine.ts'

/** Starts, freezes and ends the worker process of an engine. */
export interface Crew {
  /** Freezes the process (SIGSTOP). Returns a function that continues it; it then finishes what it can. */
  freeze(): { wake(): Promise<void> }
  /** Starts a second process beside it. */
  replace(): Promise<void>
  /** Kills the process (SIGKILL) and starts another. */
  kill(): Promise<void>
  /** Lets the process finish its current work (SIGTERM) and starts another. */
  relieve(): Promise<void>
  end(): void
}

export async function startCrew(engine: Engine): Promise<Crew> {
  const started: ChildProcess[] = []
  let worker = await begin()

  async function begin(): Promise<ChildProcess> {
    const next = await engine.startWorker()
    started.push(next)
    return next
  }

  async function finish(process: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const gone = once(process, 'exit')
    process.kill(signal)
    await gone
  }

  return {
    freeze() {
      const frozen = worker
      frozen.kill('SIGSTOP')
      return {
        async wake() {
          frozen.kill('SIGCONT')
          await finish(frozen, 'SIGTERM')
        },
      }
    },
    async replace() {
      worker = await begin()
    },
    async kill() {
      await finish(worker, 'SIGKILL')
      worker = await begin()
    },
    async relieve() {
      await finish(worker, 'SIGTERM')
      worker = await begin()
    },
    end: () => started.forEach((process) => void process.kill('SIGKILL')),
  }
}
