import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/shared/http/run-service'
import type { AppContext } from './context.ts'

/** Starts what this app does in the background: so far nothing but its mail, which every worker sends. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, {})
  await kernel.start()
  return kernel
}
