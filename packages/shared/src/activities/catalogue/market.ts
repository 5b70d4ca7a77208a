import { z } from 'zod'
import { type ActivityDefinition, defineActivity } from '../define-activity.ts'

const product = z.object({
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  path: z.string(),
  /** A path that every app serves, or null. */
  imageUrl: z.string().nullable().default(null),
  priceMinor: z.number().int(),
  currency: z.string(),
})

/** Every fact the market domain writes to the log. */
export const marketActivities: readonly ActivityDefinition[] = [
  defineActivity('market.product.published', 'public', product),
  defineActivity('market.product.updated', 'internal', product),
  defineActivity('market.product.withdrawn', 'internal', z.object({ slug: z.string(), name: z.string() })),
]
