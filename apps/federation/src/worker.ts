import { federationProjections } from '@rose-ash/domains/context/projections'
import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import { repeatEvery } from '@rose-ash/shared/queues/repeat-every'
import type { AppContext } from './context.ts'
import { refreshSessions } from './sign-on/reactions/on-member-changed.ts'
import { sendLogouts } from './sign-on/reactions/on-session-ended.ts'
import { sweep } from './sign-on/services/housekeeping/sweep.ts'

const SWEEP_MS = 10 * 60_000

/** Starts the background work of this app. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, {
    reactions: [...sendLogouts, refreshSessions],
    projections: federationProjections,
  })
  await kernel.start()
  const sweeping = repeatEvery(
    SWEEP_MS,
    () => sweep(ctx),
    (err) => ctx.log.warn({ err }, 'sweep failed, will be tried again'),
  )
  return {
    async stop() {
      await Promise.all([sweeping.stop(), kernel.stop()])
    },
  }
}
