import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import type { PostState } from '../post-state.ts'
import { publishPost } from './publish-post.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'clock'>

/** Publishes all scheduled posts that are due. Several processes may call it at once: each post is published by one of them. */
export async function publishDuePosts(
  deps: Deps,
  tx: Tx,
  { now, limit = 20 }: { now: Date; limit?: number },
): Promise<readonly PostState[]> {
  const due = await tx.post.findMany({
    where: { status: 'scheduled', scheduledAt: { lte: now } },
    select: { id: true },
    orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })
  const states: PostState[] = []
  for (const { id } of due) states.push(await publishPost(deps, tx, { postId: id }))
  return Object.freeze(states.filter(({ changed }) => changed))
}
