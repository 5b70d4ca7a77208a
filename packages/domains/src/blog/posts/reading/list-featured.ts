import type { Tx } from '@rose-ash/shared/db/client'
import { PUBLISHED } from './post-select.ts'

const AT_MOST = 5

/** The ids of the posts that editors have marked as featured, the newest first. */
export async function listFeatured(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.post.findMany({
    where: { ...PUBLISHED, kind: 'post', featured: true },
    orderBy: { publishedAt: 'desc' },
    take: AT_MOST,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
