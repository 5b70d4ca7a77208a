import type { RunningWorker } from '@rose-ash/server/app/run-process'
import type { AppContext } from './context.ts'
import { keepHorizon } from './jobs/keep-horizon.ts'

/** Starts the background work of the events service. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  return keepHorizon(ctx)
}
