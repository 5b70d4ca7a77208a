import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import { leaveRedirect } from '../../redirects/leave-redirect.ts'
import { PostChangedError, PostNotFoundError } from '../post-errors.ts'
import type { PostVisibility } from '../post-kinds.ts'
import { type PostState, readPostState } from '../post-state.ts'
import { appendPostActivity } from '../publication/post-activity.ts'
import { keepRevision } from './keep-revision.ts'
import { type PostText, textColumns } from './post-text.ts'
import { claimSlug } from './slug.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'clock'>

export interface PostChange extends PostText {
  readonly postId: string
  readonly version: number
  readonly slug?: string
  readonly visibility?: PostVisibility
  readonly by?: string | null
}

/**
 * Changes a post and stores its earlier state as a revision. Throws PostChangedError unless the version is the current one, so that
 * two editors do not overwrite each other. After a change of slug the old address redirects to the new one.
 */
export async function updatePost(deps: Deps, tx: Tx, change: PostChange): Promise<PostState> {
  const before = await tx.post.findUnique({ where: { id: change.postId } })
  if (!before) throw new PostNotFoundError(change.postId)
  const slug = change.slug ? await claimSlug(tx, change.slug, before.id) : before.slug
  const { count } = await tx.post.updateMany({
    where: { id: before.id, version: change.version },
    data: {
      slug,
      visibility: change.visibility ?? before.visibility,
      ...textColumns(change),
      version: { increment: 1 },
      updatedAt: deps.clock.now(),
    },
  })
  if (count === 0) throw new PostChangedError(before.id)
  await keepRevision(tx, before, change.by ?? null, 'saved')
  if (slug !== before.slug && before.status === 'published') await leaveRedirect(tx, before.slug, slug)
  if (before.status === 'published') {
    await appendPostActivity(deps, tx, { postId: before.id, verb: 'updated', by: change.by ?? null })
  }
  return readPostState(deps, tx, { postId: before.id, changed: true })
}
