import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import type { AppContext } from './context.ts'
import { keepHorizon } from './jobs/keep-horizon.ts'

/** Starts the background work of the events service. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, { schedules: [keepHorizon] })
  await kernel.start()
  return kernel
}
