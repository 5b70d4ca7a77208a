import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Engine } from './engine.ts'

/** The one worker process of an engine, and its end in different ways. */
export interface Crew {
  /** Stops it before its next instruction. Gives back how to wake it: it ends what it still can. */
  freeze(): { wake(): Promise<void> }
  /** Starts another beside it. */
  replace(): Promise<void>
  /** Ends it without warning and starts another. */
  kill(): Promise<void>
  /** Lets it finish what it has in hand and starts another. */
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
