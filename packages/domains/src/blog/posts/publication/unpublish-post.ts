import { pageUnpublished, postUnpublished } from '@rose-ash/shared/activities/catalogue/blog'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import { type PostState, readPostState } from '../post-state.ts'
import type { Publication } from './publish-post.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'clock'>

/** Makes a published post a draft again. Changes nothing when it is not published. */
export async function unpublishPost(deps: Deps, tx: Tx, { postId, by = null }: Publication): Promise<PostState> {
  const { count } = await tx.post.updateMany({
    where: { id: postId, status: 'published' },
    data: { status: 'draft', updatedAt: deps.clock.now(), version: { increment: 1 } },
  })
  const state = await readPostState(deps, tx, { postId, changed: count > 0 })
  if (count > 0) {
    const { id, slug, url, title, kind } = state
    await deps.activities.append(tx, kind === 'page' ? pageUnpublished : postUnpublished, {
      actorId: by,
      objectId: id,
      object: { id, slug, url, title },
    })
  }
  return state
}
