import { endRoles } from '@rose-ash/domains/account/members/end-roles'
import { accountProjections } from '@rose-ash/domains/context/projections'
import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import { repeatEvery } from '@rose-ash/shared/queues/repeat-every'
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

const CLEAR_MS = 10 * 60_000

/** Starts this app's flows, projections, letters about signing in, and the clearing away of roles that have ended. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, {
    reactions: [onNewDevice, onCredentialAdded, onCredentialRemoved, onRecoveryCodeUsed, onResetConfirmed, auditResets],
    flows: [exportRecords, deleteAccount, resetFactor],
    projections: accountProjections,
  })
  await kernel.start()
  const clearing = repeatEvery(
    CLEAR_MS,
    () => endRoles(ctx),
    (err) => ctx.log.warn({ err }, 'ended roles not cleared away, will be tried again'),
  )
  return {
    async stop() {
      await Promise.all([clearing.stop(), kernel.stop()])
    },
  }
}
