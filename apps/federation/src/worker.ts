import { federationProjections } from '@rose-ash/domains/context/projections'
import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import { defineSchedule } from '@rose-ash/kernel/schedules/schedule'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import { settleSignOuts } from '@rose-ash/server/sign-on/session/end-sessions'
import type { AppContext } from './context.ts'
import { refreshSessions } from './sign-on/reactions/on-member-changed.ts'
import { oweLogouts } from './sign-on/reactions/on-session-ended.ts'
import { sweep } from './sign-on/services/housekeeping/sweep.ts'

/** Deletes expired proofs, sessions and codes. */
const sweeping = defineSchedule<AppContext>({
  name: 'federation.sweep',
  at: '*/10 * * * *',
  run: (ctx) => sweep(ctx),
})

/** Carries out the sign-outs that Postgres could not take when members asked for them. */
const settling = defineSchedule<AppContext>({
  name: 'federation.settle-sign-outs',
  at: '* * * * *',
  run: async (ctx) => void (await settleSignOuts(ctx)),
})

/** Starts the background work of this app. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, {
    reactions: [oweLogouts, refreshSessions],
    schedules: [sweeping, settling],
    projections: federationProjections,
  })
  await kernel.start()
  return kernel
}
