import { z } from 'zod'
import { type ActivityDefinition, defineActivity } from '../define-activity.ts'

const order = z.object({
  number: z.number().int(),
  memberId: z.uuid().nullable(),
  totalMinor: z.number().int(),
  currency: z.string(),
  itemCount: z.number().int(),
})

/** One try to be paid, and what it came to. */
const attempt = z.object({ attemptId: z.uuid(), amountMinor: z.number().int(), currency: z.string() })

/** The reason stays in the row: it may speak of a person, and the log forgets nobody. */
const refund = z.object({
  refundId: z.uuid(),
  paymentId: z.uuid(),
  /** The order's. */
  number: z.number().int(),
  memberId: z.uuid().nullable(),
  amountMinor: z.number().int(),
  vatMinor: z.number().int(),
  currency: z.string(),
  restock: z.boolean(),
})

/** Every fact the cart domain writes to the log. The objectId is the order's. */
export const cartActivities: readonly ActivityDefinition[] = [
  defineActivity('cart.order.placed', 'internal', order),
  defineActivity('cart.order.paid', 'internal', order, ['cart.send-receipt', 'notifications']),
  defineActivity('cart.order.closed', 'internal', order.extend({ as: z.enum(['expired', 'cancelled']) }), [
    'notifications',
  ]),
  defineActivity('cart.payment.started', 'internal', attempt),
  /** Money has arrived, whatever becomes of the order: these are the credits of the ledger. */
  defineActivity('cart.payment.received', 'internal', attempt.extend({ paymentId: z.uuid() })),
  /** A card was declined; the attempt may still be paid. */
  defineActivity('cart.payment.failed', 'internal', attempt),
  defineActivity('cart.payment.expired', 'internal', attempt),
  /** SumUp holds money that is not what was asked for: a person looks. */
  defineActivity('cart.payment.mismatched', 'internal', attempt, ['notifications']),
  /** SumUp has given no clear answer for a day: a person looks. */
  defineActivity('cart.payment.unresolved', 'internal', attempt, ['notifications']),
  /** Money without goods: a person gives it back. */
  defineActivity('cart.payment.owed', 'internal', order.extend({ attemptId: z.uuid().nullable() }), ['notifications']),
  defineActivity('cart.refund.requested', 'internal', refund),
  defineActivity('cart.refund.completed', 'internal', refund, ['cart.send-refund-notice', 'notifications']),
  defineActivity('cart.refund.failed', 'internal', refund.extend({ failure: z.string() })),
]
