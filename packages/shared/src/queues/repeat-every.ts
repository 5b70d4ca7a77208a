import type { QueueWorker } from './create-queues.ts'

/**
 * Runs `work` now and then every `ms`, one run at a time. An error goes to `onFailure`, and the next run takes place as usual; `stop`
 * waits for the current run. Only for work that several processes may do at the same time.
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
