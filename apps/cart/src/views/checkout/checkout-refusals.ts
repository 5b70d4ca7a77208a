interface Refusal {
  readonly text: string
  /** Where the buyer sees the change. */
  readonly next: string
}

/** The words for an order that could not be placed, by the error's code and reason. */
export const CHECKOUT_REFUSALS: Readonly<Record<string, Refusal>> = {
  'cart_changed.empty': { text: 'Your basket is empty. Perhaps you have paid in another tab already?', next: '/' },
  'cart_changed.lines': {
    text: 'Your basket has changed in another tab. Please look at it again; nothing was ordered.',
    next: '/',
  },
  'cart_changed.prices': {
    text: 'A price has changed meanwhile. Please look at the new total; nothing was ordered.',
    next: '/checkout',
  },
  'cart_changed.unavailable': {
    text: 'Something in your basket is not offered any more. Nothing was ordered.',
    next: '/',
  },
  sold_out: { text: 'Somebody was quicker: not everything in your basket is left. Nothing was ordered.', next: '/' },
  earlier_order_open: {
    text: 'Your earlier order is still being paid. Finish it, or wait a minute and try again.',
    next: '/orders',
  },
}
