import { accountProjections } from '@rose-ash/domains/context/projections'
import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import type { AppContext } from './context.ts'
import { deleteAccount } from './flows/delete-account.flow.ts'
import { exportRecords } from './flows/export-records.flow.ts'

/** Starts this app's flows and projections. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, { flows: [exportRecords, deleteAccount], projections: accountProjections })
  await kernel.start()
  return kernel
}
