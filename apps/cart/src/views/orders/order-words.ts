import type { OrderStatus } from '@rose-ash/shared/protocols/cart'

/** An order's state in a word, with the tone of its tag. */
export const ORDER_TAGS: Readonly<Record<OrderStatus, { readonly word: string; readonly kind: string }>> = {
  pending: { word: 'Not paid yet', kind: 'soon' },
  paid: { word: 'Paid', kind: 'yes' },
  expired: { word: 'Closed, not paid', kind: 'plain' },
  cancelled: { word: 'Cancelled', kind: 'plain' },
  owed: { word: 'We owe you', kind: 'no' },
}
