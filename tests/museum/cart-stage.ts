import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { createBuyer, openTill, runFlows, type Till } from '../../apps/cart/tests/buying.ts'
import type { Rows } from './piece.ts'

/** The cart app with a clock to turn and SumUp's stand-in beside it. */
export type CartStage = Till

export const openCart = openTill

/** Somebody orders two loaves and is sent to SumUp's page. */
export async function order({ ctx }: CartStage): Promise<Rows> {
  await runFlows(ctx)
  const { variantId } = await createProduct(ctx)
  const buyer = await createBuyer(ctx)
  try {
    await buyer.add(variantId, 2)
    await buyer.checkOut()
    const [orderId] = await buyer.orderIds()
    if (!orderId) throw new Error('nothing was ordered')
    return await rowsOf(ctx, orderId)
  } finally {
    await buyer.client.close()
  }
}

/** The same, and it is paid by now. */
export async function orderAndPay(stage: CartStage): Promise<Rows> {
  const rows = await order(stage)
  await payOrder(stage, rows.order ?? '')
  return rows
}

export async function rowsOf({ db }: CartStage['ctx'], orderId: string): Promise<Rows> {
  const { id, reference, checkoutId } = await db.paymentAttempt.findFirstOrThrow({ where: { orderId } })
  return { order: orderId, attempt: id, reference, checkout: checkoutId ?? '' }
}

/** The buyer presses on SumUp's page. */
export async function payOrder({ ctx, sumup }: CartStage, orderId: string): Promise<void> {
  const { hostedUrl } = await ctx.db.paymentAttempt.findFirstOrThrow({ where: { orderId } })
  await sumup.press(hostedUrl ?? '', 'pay')
}
