import type { FulfilmentStep, StepOutcome } from '@rose-ash/domains/cart/orders/take-fulfilment-step'
import { FULFILMENTS, ORDER_STATUSES } from '@rose-ash/shared/protocols/cart'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { type OrderTag, orderTag } from '../orders/order-words.ts'

/** The tag of an order's state, for stewards. */
export function deskTag(order: {
  status: string
  fulfilment: string
  refundedMinor: number
  totalMinor: number
}): OrderTag {
  const { word, kind } = orderTag({
    ...order,
    status: oneOf(ORDER_STATUSES, order.status),
    fulfilment: oneOf(FULFILMENTS, order.fulfilment),
  })
  return { word: FOR_STEWARDS[word] ?? word, kind }
}

/** What a buyer's word is on the desk, where it differs. */
const FOR_STEWARDS: Readonly<Record<string, string>> = {
  'We owe you': 'We owe them',
  'Ready to collect': 'Packed',
  Collected: 'Handed over',
}

/** The buttons for the next step of the handover and for taking back the last one. */
export function stepButtons(fulfilment: string): readonly { step: FulfilmentStep; label: string; kind: string }[] {
  return STEP_BUTTONS[oneOf(FULFILMENTS, fulfilment)]
}

const STEP_BUTTONS = {
  none: [{ step: 'packed', label: 'Mark packed', kind: 'small' }],
  packed: [
    { step: 'collected', label: 'Mark handed over', kind: 'small' },
    { step: 'unpacked', label: 'Undo: not packed', kind: 'link' },
  ],
  collected: [{ step: 'uncollected', label: 'Undo: not handed over', kind: 'link' }],
} as const

export const STEP_DONE: Readonly<Record<FulfilmentStep, string>> = {
  packed: 'Packed. The buyer is told, and the order waits under “To hand over”, where this can be undone.',
  unpacked: 'Not packed after all: the order waits under “To pack” again.',
  collected: 'Handed over. On the order’s page this can be undone.',
  uncollected: 'Not handed over after all: the order waits under “To hand over” again.',
}

/** What a steward reads when a step was not taken. */
export const STEP_NOTICES: Readonly<Record<Exclude<StepOutcome, 'taken' | 'already'>, string>> = {
  elsewhere: 'Meanwhile somebody has moved this order on. Nothing was changed; see how it stands now.',
  'nothing-to-pack': 'There is nothing to pack in this order, or it was refunded. Nothing was changed.',
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
  unpacked: 'Not packed after all',
  collected: 'Handed over',
  uncollected: 'Not handed over after all',
}

export function eventWords(kind: string): string {
  return EVENTS[kind] ?? kind
}
