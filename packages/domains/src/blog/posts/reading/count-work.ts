import type { Tx } from '@rose-ash/shared/db/client'
import { WAITING } from '../../digests/waiting-digests.ts'

export interface BlogWork {
  readonly drafts: number
  readonly scheduled: number
  /** Digests that wait for an editor. */
  readonly digests: number
}

/** What waits on the editors' desk. */
export async function countWork(tx: Tx): Promise<BlogWork> {
  const [drafts, scheduled, digests] = await Promise.all([
    tx.post.count({ where: { status: 'draft' } }),
    tx.post.count({ where: { status: 'scheduled' } }),
    tx.digest.count({ where: WAITING }),
  ])
  return { drafts, scheduled, digests }
}
