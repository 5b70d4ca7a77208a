import type { Tx } from '@rose-ash/shared/db/client'
import { isUuid } from '@rose-ash/shared/words/is-uuid'

export interface WaitingDigest {
  readonly id: string
  readonly title: string
  readonly gatheredAt: Date
  readonly posts: readonly string[]
}

/** The condition for digests that wait for an editor. */
export const WAITING = { status: 'collecting', flowId: { not: null } } as const

/** Digests that wait for an editor, oldest first. */
export async function listWaitingDigests(tx: Tx): Promise<readonly WaitingDigest[]> {
  const rows = await tx.digest.findMany({
    where: WAITING,
    orderBy: { createdAt: 'asc' },
    include: { items: { orderBy: { position: 'asc' }, include: { post: { select: { title: true } } } } },
  })
  return rows.map(({ id, title, createdAt, items }) => ({
    id,
    title,
    gatheredAt: createdAt,
    posts: items.map(({ post }) => post.title),
  }))
}

/** The flow of a waiting digest; null when the digest does not exist or does not wait. */
export async function flowOfWaitingDigest(tx: Tx, { digestId }: { digestId: string }): Promise<string | null> {
  if (!isUuid(digestId)) return null
  const where = { id: digestId, status: 'collecting' }
  return (await tx.digest.findFirst({ where, select: { flowId: true } }))?.flowId ?? null
}
