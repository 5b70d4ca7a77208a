import { pageScheduled, postScheduled } from '@rose-ash/shared/activities/catalogue/blog'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import { type PostState, readPostState } from '../post-state.ts'
import type { Publication } from './publish-post.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'clock'>

/** Schedules a draft for publication. */
export async function schedulePost(
  deps: Deps,
  tx: Tx,
  { postId, at, by = null }: Publication & { readonly at: Date },
): Promise<PostState> {
  const { count } = await tx.post.updateMany({
    where: { id: postId, status: { in: ['draft', 'scheduled'] } },
    data: { status: 'scheduled', scheduledAt: at, updatedAt: deps.clock.now(), version: { increment: 1 } },
  })
  const state = await readPostState(deps, tx, { postId, changed: count > 0 })
  if (count > 0) {
    const { id, slug, url, title, kind } = state
    const object = { id, slug, url, title, at: at.toISOString() }
    await deps.activities.append(tx, kind === 'page' ? pageScheduled : postScheduled, {
      actorId: by,
      objectId: id,
      object,
    })
  }
  return state
}
