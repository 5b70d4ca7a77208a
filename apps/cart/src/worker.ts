import { adoptOpenWork } from '@rose-ash/domains/cart/flows/adopt-open-work'
import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import { repeatEvery } from '@rose-ash/shared/queues/repeat-every'
import type { AppContext } from './context.ts'
import { expireOrder } from './flows/expire-order.flow.ts'
import { reconcilePayment } from './flows/reconcile-payment.flow.ts'
import { refundPayment } from './flows/refund-payment.flow.ts'
import { onAllergensCorrected } from './reactions/on-allergens-corrected.ts'
import { onOrderPaid } from './reactions/on-order-paid.ts'
import { onRefundCompleted } from './reactions/on-refund-completed.ts'

const HOUR_MS = 3600_000

/** Starts the mails about orders, and the flows that reconcile payments, close orders and refund money. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  const kernel = createKernelWorker(ctx, {
    reactions: [onOrderPaid, onRefundCompleted, onAllergensCorrected],
    flows: [expireOrder, reconcilePayment, refundPayment],
  })
  await kernel.start()
  const adoption = repeatEvery(
    HOUR_MS,
    () => adoptOpenWork(ctx),
    (err) => ctx.log.warn({ err }, 'open orders not adopted'),
  )
  return {
    async stop() {
      await Promise.all([adoption.stop(), kernel.stop()])
    },
  }
}
