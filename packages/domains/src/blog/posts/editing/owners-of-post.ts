import type { Tx } from '@rose-ash/shared/db/client'
import type { Owned } from '@rose-ash/shared/rights/may'
import { isUuid } from '@rose-ash/shared/words/is-uuid'

/** The members among a post's authors; no owners for an unknown post. */
export async function ownersOfPost(tx: Tx, { postId }: { readonly postId: string }): Promise<Owned> {
  if (!isUuid(postId)) return { ownerIds: [] }
  const authors = await tx.author.findMany({
    where: { posts: { some: { postId } }, memberId: { not: null } },
    select: { memberId: true },
  })
  return { ownerIds: authors.flatMap(({ memberId }) => memberId ?? []) }
}
