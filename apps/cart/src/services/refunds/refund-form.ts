import type { Site } from '@rose-ash/shared/site/site'
import { z } from 'zod'

/** The refund form. `number` is the number of the refund for which the form was shown. */
export function refundForm(site: Site) {
  return z.object({
    paymentId: z.uuid(),
    number: z.coerce.number().int().min(1).max(10_000),
    amount: amountField(site),
    reason: z.string().trim().min(3).max(300),
    restock: z.literal('yes').optional(),
    sure: z.literal('yes'),
  })
}

function amountField(site: Site) {
  return z
    .string()
    .trim()
    .transform((text) => site.typedMoney(text))
    .pipe(z.number().int().positive().max(100_000_000))
}
