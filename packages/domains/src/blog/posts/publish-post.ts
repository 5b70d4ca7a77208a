import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendPostActivity } from './post-activity.ts'
import { type PostState, readPostState } from './post-state.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'clock'>

export interface Publication {
  readonly postId: string
  readonly by?: string | null
}

/** Publishes once. A conditional statement decides: of any number of callers, one publishes and writes the activity. */
export async function publishPost(deps: Deps, tx: Tx, { postId, by = null }: Publication): Promise<PostState> {
  const changed = await takePublication(tx, postId, by, deps.clock.now())
  if (changed) await appendPostActivity(deps, tx, { postId, verb: 'published', by })
  return readPostState(deps, tx, { postId, changed })
}

/** A post that comes back keeps the date of its first publication. */
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
