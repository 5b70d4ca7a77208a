import { endRoles } from '@rose-ash/domains/account/roles/end-roles'
import { accountProjections } from '@rose-ash/domains/context/projections'
import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import { defineSchedule } from '@rose-ash/kernel/schedules/schedule'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import type { AppContext } from './context.ts'
import { deleteAccount } from './flows/delete-account.flow.ts'
import { exportRecords } from './flows/export-records.flow.ts'
import { resetFactor } from './flows/reset-factor.flow.ts'
import { adoptLetters } from './jobs/adopt-letters.ts'
import { tellOperator } from './jobs/tell-operator.ts'
import { auditResets, onResetConfirmed } from './reactions/on-reset.ts'
import {
  onCredentialAdded,
  onCredentialRemoved,
  onNewDevice,
  onRecoveryCodeUsed,
} from './reactions/on-signing-in-changed.ts'

const clearing = defineSchedule<AppContext>({
  name: 'account.end-roles',
  at: '*/10 * * * *',
  startsAtOnce: true,
  run: (ctx) => endRoles(ctx),
})

/** Starts this app's flows, projections, letters about signing in, the clearing away of roles that have ended, and letters to the operator. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, {
    reactions: [onNewDevice, onCredentialAdded, onCredentialRemoved, onRecoveryCodeUsed, onResetConfirmed, auditResets],
    flows: [exportRecords, deleteAccount, resetFactor],
    schedules: [clearing, tellOperator, adoptLetters],
    projections: accountProjections,
  })
  await kernel.start()
  return kernel
}
