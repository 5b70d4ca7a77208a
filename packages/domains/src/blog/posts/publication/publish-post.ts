import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import { type PostState, readPostState } from '../post-state.ts'
import { appendPostActivity } from './post-activity.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'clock'>

export interface Publication {
  readonly postId: string
  readonly by?: string | null
}

/** Publishes a post once: by a conditional update only one of several callers publishes it and appends the activity. */
export async function publishPost(deps: Deps, tx: Tx, { postId, by = null }: Publication): Promise<PostState> {
  const changed = await takePublication(tx, postId, by, deps.clock.now())
  if (changed) await appendPostActivity(deps, tx, { postId, verb: 'published', by })
  return readPostState(deps, tx, { postId, changed })
}

/** Sets the status; a post that is published again keeps the date of its first publication. */
async function takePublication(tx: Tx, postId: string, by: string | null, now: Date): Promise<boolean> {
  const waiting = { id: postId, status: { in: ['draft', 'scheduled'] } }
  const data = {
    status: 'published',
    scheduledAt: null,
    publishedByMemberId: by,
    updatedAt: now,
    version: { increment: 1 },
  }
  const first = await tx.post.updateMany({
    where: { ...waiting, publishedAt: null },
    data: { ...data, publishedAt: now },
  })
  if (first.count > 0) return true
  const again = await tx.post.updateMany({ where: { ...waiting, publishedAt: { not: null } }, data })
  return again.count > 0
}
