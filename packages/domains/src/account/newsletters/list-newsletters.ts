import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { Newsletter } from '@rose-ash/shared/protocols/newsletters'

const select = {
  id: true,
  slug: true,
  name: true,
  description: true,
  senderName: true,
  senderEmail: true,
  _count: { select: { subscriptions: { where: { unsubscribedAt: null } } } },
} satisfies Prisma.NewsletterSelect

/** The newsletters that are not archived, in the co-op's order. */
export async function listNewsletters(tx: Tx): Promise<readonly Newsletter[]> {
  const rows = await tx.newsletter.findMany({
    where: { archivedAt: null },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select,
  })
  return rows.map(({ _count, ...row }) => Object.freeze({ ...row, subscriberCount: _count.subscriptions }))
}
