import type { RunningWorker } from '@rose-ash/shared/http/run-service'
import { repeatEvery } from '@rose-ash/shared/queues/repeat-every'
import type { AppContext } from './context.ts'
import { releaseExpiredHolds } from './services/stock/release-expired-holds.ts'

const EVERY_MS = 30_000

/** Gives stock back whose hold ran out. Several workers may do it at once. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  return repeatEvery(
    EVERY_MS,
    () => releaseExpiredHolds(ctx),
    (err) => ctx.log.warn({ err }, 'expired holds not released'),
  )
}
