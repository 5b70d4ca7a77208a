import type { RunningWorker } from '@rose-ash/shared/http/run-service'
import type { AppContext } from './context.ts'
import { releaseExpiredHolds } from './services/stock/release-expired-holds.ts'

const EVERY_MS = 30_000

/** Gives stock back whose hold ran out. Several workers may do it at once. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  let running: Promise<void> = Promise.resolve()
  const sweep = () => {
    running = running
      .then(() => releaseExpiredHolds(ctx))
      .catch((error) => ctx.log.warn({ err: error }, 'expired holds not released'))
  }
  sweep()
  const timer = setInterval(sweep, EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
