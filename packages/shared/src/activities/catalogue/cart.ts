import { z } from 'zod'
import { ORDERS } from '../../freshness/keys.ts'
import { defineActivity } from '../define-activity.ts'
import { touchesBuyer, touchesKeys } from '../touches.ts'
import { corrected } from './corrected.ts'

const order = z.object({
  number: z.number().int(),
  memberId: z.uuid().nullable(),
  totalMinor: z.number().int(),
  currency: z.string(),
  itemCount: z.number().int(),
})

/** One payment attempt with its amount. */
const attempt = z.object({ attemptId: z.uuid(), amountMinor: z.number().int(), currency: z.string() })

/** The reason is kept in the table of refunds only: it may name a person, and rows of the log are never deleted. */
const refund = z.object({
  refundId: z.uuid(),
  paymentId: z.uuid(),
  /** The order number. */
  number: z.number().int(),
  memberId: z.uuid().nullable(),
  amountMinor: z.number().int(),
  vatMinor: z.number().int(),
  currency: z.string(),
  restock: z.boolean(),
})

/** The writer adds the keys of the goods that were taken, here and wherever goods come back. */
export const orderPlaced = defineActivity('cart.order.placed', {
  visibility: 'internal',
  payload: order,
  touches: touchesBuyer,
})

export const orderPaid = defineActivity('cart.order.paid', {
  visibility: 'internal',
  payload: order,
  touches: touchesBuyer,
})

export const orderClosed = defineActivity('cart.order.closed', {
  visibility: 'internal',
  payload: order.extend({ as: z.enum(['expired', 'cancelled']) }),
  touches: touchesBuyer,
})

export const orderPacked = defineActivity('cart.order.packed', {
  visibility: 'internal',
  payload: order,
  touches: touchesBuyer,
})

/** The packing was taken back: it was pressed by mistake. */
export const orderUnpacked = defineActivity('cart.order.unpacked', {
  visibility: 'internal',
  payload: order,
  touches: touchesBuyer,
})

/** The buyer has the goods. */
export const orderCollected = defineActivity('cart.order.collected', {
  visibility: 'internal',
  payload: order,
  touches: touchesBuyer,
})

/** The handover was taken back: the order waits packed again. */
export const orderUncollected = defineActivity('cart.order.uncollected', {
  visibility: 'internal',
  payload: order,
  touches: touchesBuyer,
})

/** The allergens of a product in an order that its buyer does not have yet were corrected. */
export const orderAllergensCorrected = defineActivity('cart.order.allergens-corrected', {
  visibility: 'internal',
  payload: order.extend({ productId: z.uuid(), productName: z.string(), ...corrected }),
})

export const paymentStarted = defineActivity('cart.payment.started', { visibility: 'internal', payload: attempt })

/** Money was received, even when the goods are gone: these are the credits of the ledger. */
export const paymentReceived = defineActivity('cart.payment.received', {
  visibility: 'internal',
  payload: attempt.extend({ paymentId: z.uuid() }),
})

/** A card was declined; the same attempt can still be paid. */
export const paymentFailed = defineActivity('cart.payment.failed', { visibility: 'internal', payload: attempt })

export const paymentExpired = defineActivity('cart.payment.expired', { visibility: 'internal', payload: attempt })

/** SumUp's amount or currency differs from the attempt's: a steward must check. */
export const paymentMismatched = defineActivity('cart.payment.mismatched', {
  visibility: 'internal',
  /** The oldest rows have only the id. */
  payload: attempt.partial({ amountMinor: true, currency: true }),
  touches: touchesKeys(ORDERS),
})

/** SumUp has given no clear answer for a day: a steward must check. */
export const paymentUnresolved = defineActivity('cart.payment.unresolved', {
  visibility: 'internal',
  payload: attempt,
  touches: touchesKeys(ORDERS),
})

/** Money was received for goods that are gone: a steward must refund it. */
export const paymentOwed = defineActivity('cart.payment.owed', {
  visibility: 'internal',
  payload: order.extend({ attemptId: z.uuid().nullable() }),
  touches: touchesBuyer,
})

export const refundRequested = defineActivity('cart.refund.requested', {
  visibility: 'internal',
  payload: refund,
  touches: touchesBuyer,
})

export const refundCompleted = defineActivity('cart.refund.completed', {
  visibility: 'internal',
  payload: refund,
  touches: touchesBuyer,
})

export const refundFailed = defineActivity('cart.refund.failed', {
  visibility: 'internal',
  payload: refund.extend({ failure: z.string() }),
  touches: touchesBuyer,
})

/** Every activity that the cart domain writes. The objectId is the id of the order. */
export const cartActivities = [
  orderPlaced,
  orderPaid,
  orderClosed,
  orderPacked,
  orderUnpacked,
  orderCollected,
  orderUncollected,
  orderAllergensCorrected,
  paymentStarted,
  paymentReceived,
  paymentFailed,
  paymentExpired,
  paymentMismatched,
  paymentUnresolved,
  paymentOwed,
  refundRequested,
  refundCompleted,
  refundFailed,
] as const
