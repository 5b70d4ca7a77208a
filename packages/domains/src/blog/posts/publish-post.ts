import {
  pageScheduled,
  pageUnpublished,
  postScheduled,
  postUnpublished,
} from '@rose-ash/shared/activities/catalogue/blog'
import type { Tx } from '@rose-ash/shared/db/client'
import type { PostState } from '@rose-ash/shared/protocols/blog'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { appendPostActivity } from './post-activity.ts'
import { PostNotFoundError } from './post-errors.ts'
import { postState, STATE_SELECT } from './post-state.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'clock'>

interface Publication {
  readonly postId: string
  readonly by?: string | null
}

/** A conditional statement decides: of any number of callers, one publishes and writes the activity. */
export async function publishPost(deps: Deps, tx: Tx, { postId, by = null }: Publication): Promise<PostState> {
  const changed = await takePublication(tx, postId, by, deps.clock.now())
  if (changed) await appendPostActivity(deps, tx, { postId, verb: 'published', by })
  return stateOf(deps, tx, postId, changed)
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

export async function unpublishPost(deps: Deps, tx: Tx, { postId, by = null }: Publication): Promise<PostState> {
  const { count } = await tx.post.updateMany({
    where: { id: postId, status: 'published' },
    data: { status: 'draft', updatedAt: deps.clock.now(), version: { increment: 1 } },
  })
  const state = await stateOf(deps, tx, postId, count > 0)
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

export async function schedulePost(
  deps: Deps,
  tx: Tx,
  { postId, at, by = null }: Publication & { readonly at: Date },
): Promise<PostState> {
  const { count } = await tx.post.updateMany({
    where: { id: postId, status: { in: ['draft', 'scheduled'] } },
    data: { status: 'scheduled', scheduledAt: at, updatedAt: deps.clock.now(), version: { increment: 1 } },
  })
  const state = await stateOf(deps, tx, postId, count > 0)
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

async function stateOf({ config }: Deps, tx: Tx, postId: string, changed: boolean): Promise<PostState> {
  const row = await tx.post.findUnique({ where: { id: postId }, select: STATE_SELECT })
  if (!row) throw new PostNotFoundError(postId)
  return postState(config, row, changed)
}
