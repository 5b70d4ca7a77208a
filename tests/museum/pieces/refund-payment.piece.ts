import { refundPayment } from '@rose-ash/cart/flows/refund-payment.flow'
import { requestRefund } from '@rose-ash/domains/cart/refunds/request-refund'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import { type CartStage, openCart, orderAndPay } from '../cart-stage.ts'
import { definePiece } from '../piece.ts'

/** SumUp gives the money back, and its answer is lost on the way. */
function losingAnswers(stage: CartStage): CartStage {
  const { ctx, sumup } = stage
  const refundTransaction: typeof ctx.sumup.refundTransaction = async (refund) => {
    await sumup.faults({ api: 'lost-answer' })
    return ctx.sumup.refundTransaction(refund).finally(() => sumup.faults({}))
  }
  return { ...stage, ctx: Object.create(ctx, { sumup: { value: { ...ctx.sumup, refundTransaction } } }) }
}

/** Asks for half of what was paid for an order; the flow's id. */
async function start(stage: CartStage): Promise<string> {
  const { ctx } = stage
  const { order: orderId = '' } = await orderAndPay(stage)
  await stage.clock.turn(ctx, { seconds: 16 })
  const { id: paymentId } = await ctx.db.payment.findFirstOrThrow({ where: { orderId } })
  const { id: byId } = await createMember(ctx, { roles: ['steward'] })
  const wanted = { orderId, paymentId, number: 1, amountMinor: 400, reason: 'Burnt', restock: false, byId }
  await ctx.transact((tx) => requestRefund(ctx, tx, wanted))
  const { id } = await ctx.db.refund.findFirstOrThrow({ where: { orderId } })
  const where = { name: refundPayment.name, idempotencyKey: id }
  return (await ctx.db.flowInstance.findFirstOrThrow({ where })).id
}

async function names({ ctx }: CartStage, flowId: string) {
  const { input } = await ctx.db.flowInstance.findUniqueOrThrow({ where: { id: flowId } })
  const { refundId: refund } = input as { refundId: string }
  const { payment } = await ctx.db.refund.findUniqueOrThrow({ where: { id: refund }, include: { payment: true } })
  return { refund, transaction: payment.transactionId ?? '' }
}

export const piece = definePiece({
  flow: refundPayment,
  open: async () => losingAnswers(await openCart()),
  start,
  halts: [
    {
      name: 'let-it-happen',
      names,
      remake: async (stage) => {
        const id = await start(stage)
        await drainFlows(stage.ctx, [refundPayment])
        return names(stage, id)
      },
    },
  ],
})
