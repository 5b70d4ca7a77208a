import { ORDER_STATUSES } from '@rose-ash/shared/protocols/cart'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { type OrderTag, orderTag } from '../orders/order-words.ts'

/** The tag of an order's state, for stewards. */
export function deskTag(order: { status: string; refundedMinor: number; totalMinor: number }): OrderTag {
  const tag = orderTag({ ...order, status: oneOf(ORDER_STATUSES, order.status) })
  return tag.word === 'We owe you' ? { ...tag, word: 'We owe them' } : tag
}

const EVENTS: Readonly<Record<string, string>> = {
  placed: 'Placed',
  'payment-pending': 'SumUp’s page was opened',
  'payment-failed': 'A card was declined',
  'payment-expired': 'SumUp closed the payment',
  'payment-mismatched': 'SumUp holds another amount than was asked for',
  'payment-unresolved': 'SumUp said nothing clear for a day',
  paid: 'Paid',
  owed: 'Paid when the things were gone',
  expired: 'Closed, not paid in time',
  cancelled: 'Cancelled',
  'refund-asked': 'A refund was asked for',
  refunded: 'Money was given back',
  'refund-failed': 'A refund failed',
  packed: 'Packed',
  collected: 'Collected',
}

export function eventWords(kind: string): string {
  return EVENTS[kind] ?? kind
}
