import { expireOrder } from '@rose-ash/cart/flows/expire-order.flow'
import { type CartStage, openCart, order, rowsOf } from '../cart-stage.ts'
import { definePiece } from '../piece.ts'

const KEPT_SECONDS = 21 * 60

async function names({ ctx }: CartStage, id: string) {
  const { input } = await ctx.db.flowInstance.findUniqueOrThrow({ where: { id } })
  return rowsOf(ctx, (input as { orderId: string }).orderId)
}

/** An order whose time is over. */
async function remake(stage: CartStage) {
  const rows = await order(stage)
  await stage.clock.pass(stage.ctx, { seconds: KEPT_SECONDS })
  return rows
}

export const piece = definePiece({
  flow: expireOrder,
  open: openCart,
  start: async (stage) => {
    const rows = await order(stage)
    const where = { name: expireOrder.name, idempotencyKey: rows.order ?? '' }
    return (await stage.ctx.db.flowInstance.findFirstOrThrow({ where })).id
  },
  halts: [
    {
      name: 'while-it-is-kept',
      names,
      meanwhile: ({ ctx, clock }) => clock.pass(ctx, { seconds: KEPT_SECONDS }),
      remake,
    },
    {
      name: 'sumup-away',
      reach: async ({ ctx, clock, sumup }) => {
        await sumup.faults({ api: 'down' })
        await clock.pass(ctx, { seconds: KEPT_SECONDS })
      },
      names,
      meanwhile: ({ sumup }) => sumup.faults({ api: 'normal' }),
      remake,
    },
  ],
})
