import type { Tx } from '@rose-ash/shared/db/client'
import type { Owned } from '@rose-ash/shared/rights/may'
import { isUuid } from '@rose-ash/shared/words/is-uuid'

/**
 * The members among the authors of a draft. A post that is published, or will be by itself, belongs to the editors: who may not publish
 * does not change what readers see. No owners for an unknown post.
 */
export async function ownersOfPost(tx: Tx, { postId }: { readonly postId: string }): Promise<Owned> {
  if (!isUuid(postId)) return { ownerIds: [] }
  const authors = await tx.author.findMany({
    where: { posts: { some: { postId, post: { status: 'draft' } } }, memberId: { not: null } },
    select: { memberId: true },
  })
  return { ownerIds: authors.flatMap(({ memberId }) => memberId ?? []) }
}
