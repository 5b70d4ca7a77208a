import { accountProjections } from '@rose-ash/domains/context/projections'
import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import type { AppContext } from './context.ts'
import { deleteAccount } from './flows/delete-account.flow.ts'
import { exportRecords } from './flows/export-records.flow.ts'
import { resetFactor } from './flows/reset-factor.flow.ts'
import { auditResets, onResetConfirmed } from './reactions/on-reset.ts'
import {
  onCredentialAdded,
  onCredentialRemoved,
  onNewDevice,
  onRecoveryCodeUsed,
} from './reactions/on-signing-in-changed.ts'

/** Starts this app's flows, projections, and letters about signing in. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, {
    reactions: [onNewDevice, onCredentialAdded, onCredentialRemoved, onRecoveryCodeUsed, onResetConfirmed, auditResets],
    flows: [exportRecords, deleteAccount, resetFactor],
    projections: accountProjections,
  })
  await kernel.start()
  return kernel
}
