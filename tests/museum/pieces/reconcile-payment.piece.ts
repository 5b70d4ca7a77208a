import { reconcilePayment } from '@rose-ash/cart/flows/reconcile-payment.flow'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import { type CartStage, openCart, order, orderAndPay, payOrder, rowsOf } from '../cart-stage.ts'
import { definePiece } from '../piece.ts'

const MOST_NEWS = 50

async function orderOf({ ctx }: CartStage, flowId: string): Promise<string> {
  const { input } = await ctx.db.flowInstance.findUniqueOrThrow({ where: { id: flowId } })
  const { attemptId } = input as { attemptId: string }
  return (await ctx.db.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })).orderId
}

const alike = {
  names: async (stage: CartStage, id: string) => rowsOf(stage.ctx, await orderOf(stage, id)),
  meanwhile: async (stage: CartStage, id: string) => payOrder(stage, await orderOf(stage, id)),
  remake: orderAndPay,
}
const news = { signal: { key: 'news', payload: null } }

export const piece = definePiece({
  flow: reconcilePayment,
  open: openCart,
  start: async (stage) => {
    const rows = await order(stage)
    const where = { name: reconcilePayment.name, idempotencyKey: rows.attempt ?? '' }
    return (await stage.ctx.db.flowInstance.findFirstOrThrow({ where })).id
  },
  halts: [
    { name: 'first-question', ...alike },
    { name: 'second-question', reach: ({ ctx, clock }) => clock.pass(ctx, { seconds: 16 }), ...alike, ...news },
    {
      name: 'until-the-next-question',
      reach: async ({ ctx }, id) => {
        for (let count = 0; count < MOST_NEWS; count += 1) {
          await createFlowClient(ctx).resume(null, id, null, { key: 'news' })
          await drainFlows(ctx, [reconcilePayment])
        }
      },
      ...alike,
    },
  ],
})
