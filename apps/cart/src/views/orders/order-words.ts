import type { OrderStatus, OrderSummary } from '@rose-ash/shared/protocols/cart'

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

/** The tag of an order's state, for buyers. */
export function orderTag({
  status,
  refundedMinor,
  totalMinor,
}: Pick<OrderSummary, 'status' | 'refundedMinor' | 'totalMinor'>): OrderTag {
  if (refundedMinor >= totalMinor && refundedMinor > 0) return { word: 'Refunded', kind: 'plain' }
  if (refundedMinor > 0) return { word: 'Partly refunded', kind: 'yes' }
  return TAGS[status]
}
