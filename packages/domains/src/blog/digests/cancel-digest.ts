import { digestCancelled } from '@rose-ash/shared/activities/catalogue/blog'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { type DigestSummary, getDigest } from './get-digest.ts'
import type { DigestDecision } from './publish-digest.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'config'>

/** Cancels an open digest once, with one `blog.digest.cancelled`; later calls change nothing. */
export async function cancelDigest(
  deps: Deps,
  tx: Tx,
  { digestId, by = null }: DigestDecision,
): Promise<DigestSummary> {
  const { count } = await tx.digest.updateMany({
    where: { id: digestId, status: 'collecting' },
    data: { status: 'cancelled' },
  })
  const digest = await getDigest(deps, tx, { digestId })
  if (count > 0) {
    const object = { id: digestId, title: digest.title }
    await deps.activities.append(tx, digestCancelled, { actorId: by, objectId: digestId, object })
  }
  return digest
}
