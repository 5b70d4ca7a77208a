import { listUndelivered } from '@rose-ash/domains/cart/orders/list-undelivered'
import { orderFact } from '@rose-ash/domains/cart/orders/order-fact'
import { findOrder } from '@rose-ash/domains/cart/orders/read-orders'
import { defineReaction } from '@rose-ash/kernel/reactions/define-reaction'
import { orderAllergensCorrected } from '@rose-ash/shared/activities/catalogue/cart'
import { productAllergensCorrected } from '@rose-ash/shared/activities/catalogue/market'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../context.ts'
import { orderAllergensMail } from '../views/emails/order-allergens.view.ts'
import { isForgotten } from './is-forgotten.ts'

/** Tells everybody who is still to get a product that its allergens were corrected: a letter and a fact for each order, once. */
export const onAllergensCorrected = defineReaction({
  name: 'cart.tell-corrected-allergens',
  on: [productAllergensCorrected],
  handle: async (tx, activity, { activities, mail, config, site }: AppContext) => {
    const { name: productName, variantIds, before, after } = activity.object
    for (const orderId of await listUndelivered(tx, variantIds)) {
      const order = await findOrder(tx, { orderId })
      if (!order || isForgotten(order.email)) continue
      const fact = await orderFact(tx, orderId)
      await activities.append(tx, orderAllergensCorrected, {
        ...fact,
        actorId: activity.actorId,
        object: { ...fact.object, productId: activity.objectId ?? '', productName, before, after },
      })
      await mail.enqueue(tx, {
        to: order.email,
        template: 'order-allergens',
        data: orderAllergensMail(order, {
          correction: { productName, before, after },
          href: publicUrl(config, 'cart', order.path),
          site,
        }),
        idempotencyKey: `order-allergens:${activity.id}:${orderId}`,
      })
    }
  },
})
