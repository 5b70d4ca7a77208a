import type { Tx } from '@rose-ash/shared/db/client'
import type { Subscriber } from '@rose-ash/shared/protocols/newsletters'

interface ListSubscribers {
  newsletterId: string
  after?: string
  limit?: number
}

/** One page of the active subscribers of a newsletter, in id order. */
export async function listSubscribers(
  tx: Tx,
  { newsletterId, after, limit = 500 }: ListSubscribers,
): Promise<readonly Subscriber[]> {
  const rows = await tx.newsletterSubscription.findMany({
    where: {
      newsletterId,
      unsubscribedAt: null,
      member: { status: 'active' },
      ...(after && { memberId: { gt: after } }),
    },
    orderBy: { memberId: 'asc' },
    take: limit,
    select: { memberId: true, member: { select: { email: true, name: true } } },
  })
  return rows.map(({ memberId, member }) => Object.freeze({ memberId, ...member }))
}
