import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { z } from 'zod'
import type { AppContext } from '../context.ts'
import { NEWS } from '../services/flows/order-flows.ts'
import { closeCheckouts, giveGoodsBack, timeLeft } from '../services/orders/expire-order.ts'

/** While SumUp does not answer, a day and a half: the pauses grow to an hour. Then the instance fails, where an operator sees it. */
const PATIENCE = { maxAttempts: 48 }

/**
 * Closes an order that nobody has paid for in time and gives its goods back, after SumUp has said that no money can come. Whoever
 * pays again moves the time; who pays or cancels ends it.
 */
export const expireOrder = defineFlow({
  name: 'expire-order',
  version: 1,
  input: z.object({ orderId: z.uuid() }),
  run: async (step, { orderId }, ctx: AppContext) => {
    for (;;) {
      const left = await step.tx('see how long it is kept', (tx) => timeLeft(ctx, tx, orderId))
      if (left.status !== 'pending') return { orderId, outcome: left.status }
      if (left.ms > 0) {
        await step.waitFor(NEWS, { timeout: { milliseconds: left.ms } })
        continue
      }
      const closed = await step.run('close its checkouts at SumUp', () => closeCheckouts(ctx, orderId), PATIENCE)
      const outcome = await step.tx('give its goods back', (tx) => giveGoodsBack(ctx, tx, { orderId, closed }))
      if (outcome === 'expired') return { orderId, outcome }
    }
  },
})
