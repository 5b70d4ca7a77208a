import { z } from 'zod'

/** What the checkout page sends. The total is only compared with ours; what is charged is worked out here. */
export const checkoutForm = z.object({
  name: z.string().trim().min(2).max(100),
  phone: z.string().trim().max(30).default(''),
  note: z.string().trim().max(500).default(''),
  collectionPointId: z.uuid().optional(),
  cartVersion: z.coerce.number().int().min(0),
  agreedTotalMinor: z.coerce.number().int().min(0),
})
