import type { Tx } from '@rose-ash/shared/db/client'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import { PostNotFoundError } from '../post-errors.ts'

/** One post of any status, with its text. Throws PostNotFoundError. */
export async function findPost(tx: Tx, { postId }: { postId: string }) {
  const row = isUuid(postId) ? await tx.post.findUnique({ where: { id: postId } }) : null
  if (!row) throw new PostNotFoundError(postId)
  return row
}
