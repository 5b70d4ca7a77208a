import type { Site } from '@rose-ash/shared/site/site'
import { z } from 'zod'

/** What the form for giving money back sends. `number` says which refund of the payment it was made for. */
export function refundForm(site: Site) {
  return z.object({
    paymentId: z.uuid(),
    number: z.coerce.number().int().min(1).max(10_000),
    amount: amountField(site),
    reason: z.string().trim().min(3, 'Please say why, in a few words.').max(300, 'Please keep it under 300 letters.'),
    restock: z.literal('yes').optional(),
    sure: z.literal('yes', { error: 'Please tick that you are sure: money that has gone cannot be called back.' }),
  })
}

function amountField(site: Site) {
  return z
    .string()
    .trim()
    .transform((text) => site.typedMoney(text))
    .pipe(
      z
        .number({ error: `Please write an amount such as ${site.amount(420)}.` })
        .int()
        .positive('Please write more than nothing.')
        .max(100_000_000, 'So much was never paid.'),
    )
}
