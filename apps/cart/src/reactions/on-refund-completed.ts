import { findOrder } from '@rose-ash/domains/cart/orders/read-orders'
import { defineReaction } from '@rose-ash/kernel/reactions/define-reaction'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { z } from 'zod'
import type { AppContext } from '../context.ts'
import { orderRefundedMail } from '../views/emails/order-refunded.view.ts'

const refund = z.looseObject({ refundId: z.uuid(), amountMinor: z.number() })

/** Tells the buyer that money is on its way back, once for each refund. */
export const onRefundCompleted = defineReaction<AppContext>({
  name: 'cart.send-refund-notice',
  on: ['cart.refund.completed'],
  handle: async (tx, activity, { mail, config, site }) => {
    const { refundId, amountMinor } = refund.parse(activity.object)
    const order = await findOrder(tx, { orderId: activity.objectId ?? '' })
    if (!order || isForgotten(order.email)) return
    await mail.enqueue(tx, {
      to: order.email,
      template: 'order-refunded',
      data: orderRefundedMail(order, {
        amountMinor,
        href: publicUrl(config, 'cart', order.path),
        coopName: site.coop.name,
      }),
      idempotencyKey: `order-refunded:${refundId}`,
    })
  },
})

/** The buyer has had their account deleted since: what stands there now reaches nobody. */
function isForgotten(email: string): boolean {
  return email.endsWith('.invalid')
}
