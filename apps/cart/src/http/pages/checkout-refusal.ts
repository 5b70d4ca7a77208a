import { AppError } from '@rose-ash/shared/errors/app-error'

interface Refusal {
  readonly text: string
  /** Where the buyer sees what has changed. */
  readonly next: string
}

const CHANGED: Readonly<Record<string, Refusal>> = {
  empty: { text: 'Your basket is empty. Perhaps you have paid in another tab already?', next: '/' },
  lines: { text: 'Your basket has changed in another tab. Please look at it again; nothing was ordered.', next: '/' },
  prices: {
    text: 'A price has changed meanwhile. Please look at the new total; nothing was ordered.',
    next: '/checkout',
  },
  unavailable: { text: 'Something in your basket is not offered any more. Nothing was ordered.', next: '/' },
}

/** What to say and where to go when an order could not be placed. Throws on what is nobody's ordinary bad luck. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'sold_out') {
    return { text: 'Somebody was quicker: not everything in your basket is left. Nothing was ordered.', next: '/' }
  }
  if (error.code === 'earlier_order_open') {
    return {
      text: 'Your earlier order is still being paid. Finish it, or wait a minute and try again.',
      next: '/orders',
    }
  }
  const { why } = (error.details ?? {}) as { why?: string }
  const refusal = error.code === 'cart_changed' && CHANGED[why ?? '']
  if (!refusal) throw error
  return refusal
}
