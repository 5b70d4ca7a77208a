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
  /** Supplier, shelf, labels and description, for search; older rows have none. */
  text: z.string().optional(),
})

const SHELF = ['public-timeline', 'search-documents']

/** Every fact the market domain writes to the log. */
export const marketActivities: readonly ActivityDefinition[] = [
  defineActivity('market.product.published', 'public', product, SHELF),
  defineActivity('market.product.updated', 'internal', product, SHELF),
  /** Counted, received or wasted. What orders take is told by the orders. */
  defineActivity(
    'market.stock.changed',
    'internal',
    z.object({
      variantId: z.uuid(),
      kind: z.string(),
      delta: z.number().int(),
      onHand: z.number().int(),
    }),
  ),
  defineActivity('market.product.withdrawn', 'internal', z.object({ slug: z.string(), name: z.string() }), SHELF),
  /** Where goods stand, who brings them, what is said of them. */
  ...['market', 'supplier', 'category', 'label'].map((kind) =>
    defineActivity(`market.${kind}.saved`, 'internal', z.object({ slug: z.string(), isNew: z.boolean() })),
  ),
]
