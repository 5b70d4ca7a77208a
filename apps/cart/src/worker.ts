import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/shared/http/run-service'
import type { AppContext } from './context.ts'
import { startReconciler } from './jobs/start-reconciler.ts'
import { onOrderPaid } from './reactions/on-order-paid.ts'

/** The receipt for every paid order, and the questions to SumUp that find every payment. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, { reactions: [onOrderPaid] })
  await kernel.start()
  const reconciler = await startReconciler(ctx)
  return {
    async stop() {
      await Promise.all([reconciler.stop(), kernel.stop()])
    },
  }
}
