import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import type { PostSummary } from '../post-summary.ts'
import { postSummary } from './post-dto.ts'
import { PUBLISHED, SUMMARY_SELECT } from './post-select.ts'

/** Posts published after `since` and up to `until`, oldest first: the content of a digest. */
export async function publishedSince(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  { since, until, limit = 50 }: { since: Date; until?: Date; limit?: number },
): Promise<readonly PostSummary[]> {
  const rows = await tx.post.findMany({
    where: { ...PUBLISHED, kind: 'post', publishedAt: { gt: since, ...(until && { lte: until }) } },
    select: SUMMARY_SELECT,
    orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })
  return Object.freeze(rows.map((row) => postSummary(config, row)))
}
