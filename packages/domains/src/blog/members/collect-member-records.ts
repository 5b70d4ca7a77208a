import type { Tx } from '@rose-ash/shared/db/client'
import { toJsonRows } from '@rose-ash/shared/db/json-rows'
import type { MemberRecords } from '@rose-ash/shared/protocols/member-data'

/** The author entry, the posts that the member created or published, and their uploads. */
export async function collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords> {
  const post = { id: true, title: true, slug: true, status: true, createdAt: true }
  const [bylines, postsMade, postsPublished, revisions, media] = await Promise.all([
    tx.author.findMany({ where: { memberId } }),
    tx.post.findMany({ where: { createdByMemberId: memberId }, select: post }),
    tx.post.findMany({ where: { publishedByMemberId: memberId }, select: post }),
    tx.postRevision.findMany({ where: { authorMemberId: memberId } }),
    tx.mediaAsset.findMany({ where: { uploadedByMemberId: memberId } }),
  ])
  return toJsonRows({ bylines, postsMade, postsPublished, revisions, media })
}
