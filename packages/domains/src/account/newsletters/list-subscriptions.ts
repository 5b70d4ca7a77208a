import type { Tx } from '@rose-ash/shared/db/client'
import type { Newsletter } from '@rose-ash/shared/protocols/newsletters'
import { listNewsletters } from './list-newsletters.ts'

export interface Subscription {
  readonly newsletter: Newsletter
  readonly isSubscribed: boolean
}

/** Every newsletter, and whether this member is subscribed. */
export async function listSubscriptions(tx: Tx, memberId: string): Promise<readonly Subscription[]> {
  const [newsletters, mine] = await Promise.all([
    listNewsletters(tx),
    tx.newsletterSubscription.findMany({ where: { memberId, unsubscribedAt: null }, select: { newsletterId: true } }),
  ])
  const subscribed = new Set(mine.map(({ newsletterId }) => newsletterId))
  return newsletters.map((newsletter) => ({ newsletter, isSubscribed: subscribed.has(newsletter.id) }))
}
