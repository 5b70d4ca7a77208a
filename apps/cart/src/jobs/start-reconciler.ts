import type { RunningWorker } from '@rose-ash/shared/http/run-service'
import type { AppContext } from '../context.ts'
import { expireOverdue } from '../services/orders/expire-overdue.ts'
import { reconcileDue } from '../services/payments/reconcile-due.ts'

const POLL_MS = 5_000

/**
 * Asks SumUp about payments whose time has come and closes orders whose time is over, again and again. What is due stands in
 * Postgres, so any number of workers may do it, and one that dies leaves it to the next. The doorbell only makes it sooner.
 */
export async function startReconciler(ctx: AppContext): Promise<RunningWorker> {
  let stopped = false
  let running = Promise.resolve()
  let waiting = false

  const wake = () => {
    if (stopped || waiting) return
    waiting = true
    running = running.then(() => {
      waiting = false
      return runOnce(ctx)
    })
  }
  const silence = await ctx.doorbell.onRing(wake)
  const poll = setInterval(wake, POLL_MS)
  wake()
  return {
    async stop() {
      stopped = true
      clearInterval(poll)
      await silence()
      await running
    },
  }
}

async function runOnce(ctx: AppContext): Promise<void> {
  try {
    while ((await reconcileDue(ctx)) + (await expireOverdue(ctx)) > 0);
  } catch (error) {
    ctx.log.warn({ err: error }, 'payments not reconciled, will be tried again')
  }
}
