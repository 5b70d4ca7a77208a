import type { RunningWorker } from '@rose-ash/server/app/run-service'
import type { AppContext } from './context.ts'
import { keepHorizon } from './jobs/keep-horizon.ts'

/** Starts what the events service does in the background. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  return keepHorizon(ctx)
}
