import type { Tx } from '@rose-ash/shared/db/client'

interface PostBefore {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly excerpt: string | null
  readonly lexical: string
  readonly status: string
}

/** Stores a post's state before a change as a revision. */
export async function keepRevision(tx: Tx, before: PostBefore, by: string | null, reason: string): Promise<void> {
  const { id, version, title, excerpt, lexical, status } = before
  await tx.postRevision.create({
    data: { postId: id, version, title, excerpt, lexical, status, reason, authorMemberId: by },
  })
}
