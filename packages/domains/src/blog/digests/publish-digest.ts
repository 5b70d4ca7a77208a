import { digestPublished } from '@rose-ash/shared/activities/catalogue/blog'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { type DigestSummary, getDigest } from './get-digest.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'clock'>

export interface DigestDecision {
  readonly digestId: string
  readonly by?: string | null
}

/** Publishes an open digest once, with one `blog.digest.published`; later calls change nothing. */
export async function publishDigest(
  deps: Deps,
  tx: Tx,
  { digestId, by = null }: DigestDecision,
): Promise<DigestSummary> {
  const { count } = await tx.digest.updateMany({
    where: { id: digestId, status: 'collecting' },
    data: { status: 'published', publishedAt: deps.clock.now() },
  })
  const digest = await getDigest(deps, tx, { digestId })
  if (count > 0) {
    const { newsletterId } = await tx.digest.findUniqueOrThrow({
      where: { id: digestId },
      select: { newsletterId: true },
    })
    const object = { id: digestId, title: digest.title, postIds: digest.posts.map(({ id }) => id), newsletterId }
    await deps.activities.append(tx, digestPublished, { actorId: by, objectId: digestId, object })
  }
  return digest
}
