import type { Tx } from '@rose-ash/shared/db/client'
import { PostNotFoundError } from './post-errors.ts'

/** One post with its text, in any status. Throws PostNotFoundError. */
export async function findPost(tx: Tx, { postId }: { postId: string }) {
  const row = /^[0-9a-f-]{36}$/.test(postId) ? await tx.post.findUnique({ where: { id: postId } }) : null
  if (!row) throw new PostNotFoundError(postId)
  return row
}
