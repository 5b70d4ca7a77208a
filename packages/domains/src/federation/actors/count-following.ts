import type { Tx } from '@rose-ash/shared/db/client'

/** How many of the co-op's actors the member of an actor follows; 0 for the co-op's. */
export async function countFollowing(tx: Tx, { actorId }: { readonly actorId: string }): Promise<number> {
  const actor = await tx.actor.findUnique({ where: { id: actorId }, select: { memberId: true } })
  return actor?.memberId ? tx.follower.count({ where: { memberId: actor.memberId, status: 'accepted' } }) : 0
}
