import { digestGathered } from '@rose-ash/shared/activities/catalogue/blog'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { publishedSince } from '../posts/reading/published-since.ts'
import { type DigestSummary, getDigest } from './get-digest.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config'>

export interface NewDigest {
  readonly flowId?: string | null
  readonly title: string
  readonly windowFrom: Date
  readonly windowTo: Date
  readonly newsletterId?: string | null
  readonly limit?: number
}

/** Creates a digest of the posts of a period, to be approved by an editor; idempotent by `flowId`. */
export async function openDigest(deps: Deps, tx: Tx, digest: NewDigest): Promise<DigestSummary> {
  const { flowId = null, title, windowFrom, windowTo, newsletterId = null, limit } = digest
  const known = flowId && (await tx.digest.findUnique({ where: { flowId }, select: { id: true } }))
  if (known) return getDigest(deps, tx, { digestId: known.id })
  const posts = await publishedSince(deps, tx, { since: windowFrom, until: windowTo, ...(limit && { limit }) })
  const { id } = await tx.digest.create({
    data: {
      flowId,
      title,
      windowFrom,
      windowTo,
      newsletterId,
      items: { create: posts.map((post, position) => ({ postId: post.id, position })) },
    },
    select: { id: true },
  })
  const object = { id, title, postIds: posts.map((post) => post.id), newsletterId }
  await deps.activities.append(tx, digestGathered, { objectId: id, object })
  return getDigest(deps, tx, { digestId: id })
}
