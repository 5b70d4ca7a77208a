import { z } from 'zod'
import { type ActivityDefinition, defineActivity } from '../define-activity.ts'

const order = z.object({
  number: z.number().int(),
  memberId: z.uuid().nullable(),
  totalMinor: z.number().int(),
  currency: z.string(),
  itemCount: z.number().int(),
})

/** Every fact the cart domain writes to the log. The objectId is the order's. */
export const cartActivities: readonly ActivityDefinition[] = [
  defineActivity('cart.order.placed', 'internal', order),
  defineActivity('cart.order.paid', 'internal', order, ['cart.send-receipt', 'notifications']),
  defineActivity('cart.order.closed', 'internal', order.extend({ as: z.enum(['expired', 'cancelled']) }), [
    'notifications',
  ]),
  /** SumUp holds money that is not what was asked for: a person looks. The objectId is the order's. */
  defineActivity('cart.payment.mismatched', 'internal', z.object({ attemptId: z.uuid() }), ['notifications']),
  defineActivity('cart.payment.owed', 'internal', order.extend({ attemptId: z.uuid().nullable() }), ['notifications']),
]
