/** The kinds of entries in the history of an order. */
export const ORDER_EVENT_KINDS = [
  'placed',
  'payment-pending',
  'payment-failed',
  'payment-expired',
  'payment-mismatched',
  'payment-unresolved',
  'paid',
  'expired',
  'cancelled',
  'owed',
  'refund-asked',
  'refunded',
  'refund-failed',
  'packed',
  'collected',
] as const
