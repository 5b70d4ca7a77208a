import { hasWords } from '@rose-ash/shared/words/has-words'
import { z } from 'zod'

/** The checkout form. Its total is only compared with ours; the charged amount is calculated here. */
export const checkoutForm = z.object({
  name: z.string().trim().min(2).max(100).refine(hasWords),
  phone: z.string().trim().max(30).default(''),
  note: z.string().trim().max(500).default(''),
  collectionPointId: z.uuid().optional(),
  cartVersion: z.coerce.number().int().min(0),
  agreedTotalMinor: z.coerce.number().int().min(0),
})
