import type { FormWords } from '@rose-ash/server/http/parse'
import type { CheckOutRefusal } from '../../services/orders/check-out.ts'
import type { checkoutForm } from '../../services/orders/checkout-form.ts'

const LOOK_AGAIN = 'Please load this page again and look at the total; nothing was ordered.'

const CHOOSE = 'Please choose where you will collect.'

/** The words beside the fields of the checkout. */
export const CHECKOUT_WORDS: FormWords<typeof checkoutForm> = {
  name: { too_big: 'Please keep your name under 100 letters.', otherwise: 'Please tell us your name.' },
  phone: 'That is long for a telephone number. Please give it without words.',
  note: 'Please keep the note under 500 letters.',
  collectionPointId: CHOOSE,
  cartVersion: LOOK_AGAIN,
  agreedTotalMinor: LOOK_AGAIN,
}

/** The words beside a field that the order was refused for, by the error's code. */
export const CHECKOUT_FIELD_REFUSALS = {
  collection_point_missing: CHOOSE,
  collection_point_not_offered: 'Orders are not handed over there any more. Please choose where you will collect.',
}

interface Refusal {
  readonly text: string
  /** The page that shows the change. */
  readonly next: string
}

/** The words for a refused order, by the error's code and reason. */
export const CHECKOUT_REFUSALS: Readonly<Record<CheckOutRefusal, Refusal>> = {
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
    next: '/',
  },
}
