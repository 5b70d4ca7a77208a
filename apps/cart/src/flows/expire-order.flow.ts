import { NEWS } from '@rose-ash/domains/cart/flows/order-flows'
import { closeExpiredOrder, timeLeft } from '@rose-ash/domains/cart/orders/close-expired-order'
import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { attemptsFor } from '@rose-ash/kernel/flows/steps/step-back-off'
import { z } from 'zod'
import type { AppContext } from '../context.ts'
import { closeCheckouts } from '../services/orders/close-checkouts.ts'

/** While SumUp does not answer, closing a checkout is retried for at least a day and a half; then the instance fails and the operator sees it. */
const CLOSING_AT_SUMUP = { maxAttempts: attemptsFor({ hours: 36 }) }

/**
 * Closes an order that was not paid in time and releases its goods, after SumUp has confirmed that it cannot be paid any more. A new
 * payment attempt extends the time; a payment or a cancellation ends the flow.
 */
export const expireOrder = defineFlow({
  name: 'expire-order',
  version: 1,
  input: z.object({ orderId: z.uuid() }),
  run: async (step, { orderId }, ctx: AppContext) => {
    for (;;) {
      const left = await step.tx('see how long it is kept', (tx) => timeLeft(ctx, tx, { orderId }))
      if (left.status !== 'pending') return { orderId, outcome: left.status }
      if (left.ms > 0) {
        await step.waitFor(NEWS, { timeout: { milliseconds: left.ms }, keyless: false })
        continue
      }
      const closed = await step.run(
        'close its checkouts at SumUp',
        () => closeCheckouts(ctx, orderId),
        CLOSING_AT_SUMUP,
      )
      const outcome = await step.tx('give its goods back', (tx) => closeExpiredOrder(ctx, tx, { orderId, closed }))
      if (outcome === 'expired') return { orderId, outcome }
    }
  },
})
