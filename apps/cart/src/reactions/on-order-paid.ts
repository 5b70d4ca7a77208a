import { findOrder } from '@rose-ash/domains/cart/orders/read-orders'
import { defineReaction } from '@rose-ash/kernel/reactions/define-reaction'
import { orderPaid } from '@rose-ash/shared/activities/catalogue/cart'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../context.ts'
import { orderPaidMail } from '../views/emails/order-paid.view.ts'

/** Sends the receipt of a paid order, once. */
export const onOrderPaid = defineReaction({
  name: 'cart.send-receipt',
  on: [orderPaid],
  handle: async (tx, activity, { mail, config, site }: AppContext) => {
    const order = await findOrder(tx, { orderId: activity.objectId ?? '' })
    if (!order) return
    await mail.enqueue(tx, {
      to: order.email,
      template: 'order-paid',
      data: orderPaidMail(order, { href: publicUrl(config, 'cart', order.path), site }),
      idempotencyKey: `order-paid:${order.id}`,
    })
  },
})
