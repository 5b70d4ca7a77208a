import type { QueueWorker } from './create-queues.ts'

/**
 * Runs `work` now and every `ms` after, one run at a time. A failure goes to `onFailure` and the next turn tries again; `stop`
 * waits for the run in hand. For work that any number of processes may do at once.
 */
export function repeatEvery(
  ms: number,
  work: () => Promise<unknown>,
  onFailure: (error: unknown) => void,
): QueueWorker {
  let running: Promise<unknown> = Promise.resolve()
  const turn = () => {
    running = running.then(work).catch(onFailure)
  }
  const timer = setInterval(turn, ms)
  turn()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
