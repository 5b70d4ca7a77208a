import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { createBuyer, openTill, runFlows, type Till } from '../../apps/cart/tests/buying.ts'
import type { Rows } from './piece.ts'

/** The cart app with a clock that a test can move, and the local stand-in of SumUp. */
export type CartStage = Till

export const openCart = openTill

/** A member orders two loaves and is redirected to SumUp's page. */
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

/** An order as above that has been paid. */
export async function orderAndPay(stage: CartStage): Promise<Rows> {
  const rows = await order(stage)
  await payOrder(stage, rows.order ?? '')
  return rows
}

export async function rowsOf({ db }: CartStage['ctx'], orderId: string): Promise<Rows> {
  const { id, reference, checkoutId } = await db.paymentAttempt.findFirstOrThrow({ where: { orderId } })
  return { order: orderId, attempt: id, reference, checkout: checkoutId ?? '' }
}

/** Presses a button on SumUp's page, as the buyer does. */
export async function payOrder({ ctx, sumup }: CartStage, orderId: string): Promise<void> {
  const { hostedUrl } = await ctx.db.paymentAttempt.findFirstOrThrow({ where: { orderId } })
  await sumup.press(hostedUrl ?? '', 'pay')
}
