import { findOrder } from '@rose-ash/domains/cart/orders/read-orders'
import { defineReaction } from '@rose-ash/kernel/reactions/define-reaction'
import { refundCompleted } from '@rose-ash/shared/activities/catalogue/cart'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../context.ts'
import { orderRefundedMail } from '../views/emails/order-refunded.view.ts'
import { isForgotten } from './is-forgotten.ts'

/** Tells the buyer about a completed refund by mail, once for each. */
export const onRefundCompleted = defineReaction({
  name: 'cart.send-refund-notice',
  on: [refundCompleted],
  handle: async (tx, activity, { mail, config, site }: AppContext) => {
    const { refundId, amountMinor } = activity.object
    const order = await findOrder(tx, { orderId: activity.objectId ?? '' })
    if (!order || isForgotten(order.email)) return
    await mail.enqueue(tx, {
      to: order.email,
      template: 'order-refunded',
      data: orderRefundedMail(order, {
        amountMinor,
        href: publicUrl(config, 'cart', order.path),
        site,
      }),
      idempotencyKey: `order-refunded:${refundId}`,
    })
  },
})
