import { adoptOpenWork } from '@rose-ash/domains/cart/flows/adopt-open-work'
import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import { defineSchedule } from '@rose-ash/kernel/schedules/schedule'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import type { AppContext } from './context.ts'
import { expireOrder } from './flows/expire-order.flow.ts'
import { reconcilePayment } from './flows/reconcile-payment.flow.ts'
import { refundPayment } from './flows/refund-payment.flow.ts'
import { measureOrders } from './metrics/measure-orders.ts'
import { onAllergensCorrected } from './reactions/on-allergens-corrected.ts'
import { onOrderPaid } from './reactions/on-order-paid.ts'
import { onRefundCompleted } from './reactions/on-refund-completed.ts'

const adoption = defineSchedule<AppContext>({
  name: 'cart.adopt-open-work',
  at: '40 * * * *',
  startsAtOnce: true,
  run: (ctx) => adoptOpenWork(ctx),
})

/** Starts the mails about orders, and the flows that reconcile payments, close orders and refund money. */
export async function startWorker(ctx: AppContext): Promise<RunningWorker> {
  measureOrders(ctx)
  const kernel = createKernelWorker(ctx, {
    reactions: [onOrderPaid, onRefundCompleted, onAllergensCorrected],
    flows: [expireOrder, reconcilePayment, refundPayment],
    schedules: [adoption],
  })
  await kernel.start()
  return kernel
}
