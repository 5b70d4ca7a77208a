import type { ProductDetails } from '@rose-ash/domains/market/products/product'
import { objectDocument } from '@rose-ash/server/activitypub/activity-document'
import type { AppContext } from '../../context.ts'

/** A product as the fediverse reads it: the same Page that its publication told followers of. */
export async function productDocument(
  { config, site }: Pick<AppContext, 'config' | 'site'>,
  { id, slug, name, summary, path, publishedAt, updatedAt }: ProductDetails,
): Promise<unknown> {
  const activity = {
    seq: 0n,
    id,
    type: 'market.product.published',
    originApp: 'market',
    visibility: 'public' as const,
    actorId: null,
    objectId: id,
    object: { slug, name, summary, path },
    createdAt: publishedAt ?? updatedAt,
  }
  return objectDocument({ config, app: 'market', handle: site.coop.handle, activity })
}
