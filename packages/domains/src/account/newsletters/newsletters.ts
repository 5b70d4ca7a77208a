import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { Newsletter, Subscription } from '@rose-ash/shared/protocols/account'

const select = {
  id: true,
  slug: true,
  name: true,
  description: true,
  senderName: true,
  senderEmail: true,
  _count: { select: { subscriptions: { where: { unsubscribedAt: null } } } },
} satisfies Prisma.NewsletterSelect

type NewsletterRow = Prisma.NewsletterGetPayload<{ select: typeof select }>

/** The newsletters that are alive, in the order the co-op gave them. */
export async function listNewsletters(tx: Tx): Promise<readonly Newsletter[]> {
  const rows = await tx.newsletter.findMany({
    where: { archivedAt: null },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select,
  })
  return rows.map(toNewsletter)
}

export async function findNewsletter(tx: Tx, slug: string): Promise<Newsletter | undefined> {
  const row = await tx.newsletter.findFirst({ where: { slug, archivedAt: null }, select })
  return row ? toNewsletter(row) : undefined
}

/** Every newsletter with whether this member gets it. */
export async function listSubscriptions(tx: Tx, memberId: string): Promise<readonly Subscription[]> {
  const [newsletters, mine] = await Promise.all([
    listNewsletters(tx),
    tx.newsletterSubscription.findMany({ where: { memberId, unsubscribedAt: null }, select: { newsletterId: true } }),
  ])
  const subscribed = new Set(mine.map(({ newsletterId }) => newsletterId))
  return newsletters.map((newsletter) => ({ newsletter, isSubscribed: subscribed.has(newsletter.id) }))
}

function toNewsletter({ _count, ...row }: NewsletterRow): Newsletter {
  return Object.freeze({ ...row, subscriberCount: _count.subscriptions })
}
