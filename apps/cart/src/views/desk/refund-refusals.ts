import type { RefundRefusal } from '@rose-ash/domains/cart/refunds/request-refund'
import type { FormWords } from '@rose-ash/server/http/parse'
import type { Site } from '@rose-ash/shared/site/site'
import type { refundForm } from '../../services/refunds/refund-form.ts'

const OPENED_AGAIN = 'Please open the order again and begin from there.'

/** The words beside the fields of the refund form. */
export function refundWords(site: Site): FormWords<ReturnType<typeof refundForm>> {
  return {
    paymentId: OPENED_AGAIN,
    number: OPENED_AGAIN,
    amount: {
      too_small: 'Please write more than nothing.',
      too_big: 'So much was never paid. Please write what goes back.',
      otherwise: `Please write an amount such as ${site.amount(420)}.`,
    },
    reason: { too_big: 'Please keep it under 300 letters.', otherwise: 'Please say why, in a few words.' },
    restock: 'Please tick whether the goods come back, or leave it.',
    sure: 'Please tick that you are sure: money that has gone cannot be called back.',
  }
}

/** The words beside the fields for a refused refund, by the error's code. */
export const REFUND_REFUSALS: Readonly<Record<RefundRefusal, Readonly<Record<string, string>>>> = {
  refund_impossible: {
    amount: 'So much is not left, or another refund is under way. Nothing was given back by this.',
  },
  refund_part: { restock: 'Goods go back with all that is left, not with a part. Nothing was given back.' },
}

/** The notice after a refund request. */
export const REFUND_NOTICES = {
  asked: ['yes', 'The refund is on its way to SumUp. This page says how it stands.'],
  already: ['soon', 'This refund had been asked for already. Nothing was added to it.'],
} as const
