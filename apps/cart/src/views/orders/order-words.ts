import type { Fulfilment, OrderStatus, OrderSummary } from '@rose-ash/shared/protocols/cart'

export interface OrderTag {
  readonly word: string
  readonly kind: string
}

const TAGS: Readonly<Record<OrderStatus, OrderTag>> = {
  pending: { word: 'Not paid yet', kind: 'soon' },
  paid: { word: 'Paid', kind: 'yes' },
  expired: { word: 'Closed, not paid', kind: 'plain' },
  cancelled: { word: 'Cancelled', kind: 'plain' },
  owed: { word: 'We owe you', kind: 'no' },
}

/** What a paid order's handover adds to its state. */
const HANDOVER: Readonly<Record<Fulfilment, OrderTag | undefined>> = {
  none: undefined,
  packed: { word: 'Ready to collect', kind: 'yes' },
  collected: { word: 'Collected', kind: 'plain' },
}

/** The tag of an order's state, for buyers. */
export function orderTag({
  status,
  fulfilment,
  refundedMinor,
  totalMinor,
}: Pick<OrderSummary, 'status' | 'fulfilment' | 'refundedMinor' | 'totalMinor'>): OrderTag {
  if (refundedMinor >= totalMinor && refundedMinor > 0) return { word: 'Refunded', kind: 'plain' }
  if (refundedMinor > 0) return { word: 'Partly refunded', kind: 'yes' }
  return (status === 'paid' && HANDOVER[fulfilment]) || TAGS[status]
}
