import { z } from 'zod'
import { PRODUCTS, productKey, SHELVES } from '../../freshness/keys.ts'
import { defineActivity } from '../define-activity.ts'
import { touchesKeys, touchesThing } from '../touches.ts'
import { corrected } from './corrected.ts'
import { pictured } from './picture.ts'

const product = z.object({
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  path: z.string(),
  ...pictured,
  priceMinor: z.number().int(),
  currency: z.string(),
  /** Supplier, category, labels and description, for search; absent in older rows. */
  text: z.string().optional(),
})

export type ProductPayload = z.output<typeof product>

const stock = z.object({ variantId: z.uuid(), kind: z.string(), delta: z.number().int(), onHand: z.number().int() })

const shelf = z.object({ slug: z.string(), isNew: z.boolean() })

const touches = touchesThing(PRODUCTS, productKey)

export const productPublished = defineActivity('market.product.published', {
  visibility: 'public',
  payload: product,
  touches: touches,
})

export const productUpdated = defineActivity('market.product.updated', {
  visibility: 'internal',
  payload: product,
  touches: touches,
})

export const productWithdrawn = defineActivity('market.product.withdrawn', {
  visibility: 'internal',
  payload: z.object({ slug: z.string(), name: z.string() }),
  touches: touches,
})

/** The allergens of a product that may have been sold were corrected: whoever is to get it must be told. The page is told by `productUpdated`. */
export const productAllergensCorrected = defineActivity('market.product.allergens-corrected', {
  visibility: 'internal',
  payload: z.object({ name: z.string(), variantIds: z.array(z.uuid()), ...corrected }),
})

/** Stock was counted, received or wasted. Stock that is sold appears in the activities of orders only. The writer adds the keys of the product: `stockKeys`. */
export const stockChanged = defineActivity('market.stock.changed', {
  visibility: 'internal',
  payload: stock,
})

const seller = z.object({ marketId: z.uuid(), memberId: z.uuid() })

/** The member may change the market's products from now on. */
export const sellerAppointed = defineActivity('market.seller.appointed', { visibility: 'internal', payload: seller })

export const sellerDismissed = defineActivity('market.seller.dismissed', { visibility: 'internal', payload: seller })

export const marketSaved = defineActivity('market.market.saved', {
  visibility: 'internal',
  payload: shelf,
  touches: touchesKeys(SHELVES),
})

export const supplierSaved = defineActivity('market.supplier.saved', {
  visibility: 'internal',
  payload: shelf,
  touches: touchesKeys(SHELVES),
})

export const categorySaved = defineActivity('market.category.saved', {
  visibility: 'internal',
  payload: shelf,
  touches: touchesKeys(SHELVES),
})

export const labelSaved = defineActivity('market.label.saved', {
  visibility: 'internal',
  payload: shelf,
  touches: touchesKeys(SHELVES),
})

/** Every activity that the market domain writes. */
export const marketActivities = [
  productPublished,
  productUpdated,
  productWithdrawn,
  productAllergensCorrected,
  stockChanged,
  sellerAppointed,
  sellerDismissed,
  marketSaved,
  supplierSaved,
  categorySaved,
  labelSaved,
] as const
