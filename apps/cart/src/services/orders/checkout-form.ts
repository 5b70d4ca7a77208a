import { z } from 'zod'

/** What the checkout page sends. The total is only compared with ours; what is charged is worked out here. */
export const checkoutForm = z.object({
  name: z.string().trim().min(2, 'Please tell us your name.').max(100),
  phone: z.string().trim().max(30, 'That is long for a telephone number.').default(''),
  note: z.string().trim().max(500, 'Please keep the note under 500 letters.').default(''),
  collectionPointId: z.uuid('Please choose where you will collect.').optional(),
  cartVersion: z.coerce.number().int().min(0),
  agreedTotalMinor: z.coerce.number().int().min(0),
})
