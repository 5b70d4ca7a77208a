import { newsletterSubscribed, newsletterUnsubscribed } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import type { SubscriptionSource } from './subscription-sources.ts'

interface SetSubscription {
  memberId: string
  newsletterId: string
  isSubscribed: boolean
  source?: SubscriptionSource
}

/** Subscribes a member to a newsletter or unsubscribes them. Idempotent; only a change is written to the log. */
export async function setSubscription(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { memberId, newsletterId, isSubscribed, source = 'desk' }: SetSubscription,
): Promise<void> {
  const newsletter = await tx.newsletter.findUnique({ where: { id: newsletterId }, select: { id: true } })
  if (!newsletter) throw new NotFoundError('no such newsletter')
  const isChanged = isSubscribed
    ? await signUp(tx, { memberId, newsletterId, source })
    : await signOff(tx, { memberId, newsletterId, at: clock.now() })
  if (!isChanged) return
  await activities.append(tx, isSubscribed ? newsletterSubscribed : newsletterUnsubscribed, {
    actorId: memberId,
    objectId: newsletterId,
    object: { memberId, newsletterId, source },
  })
}

async function signUp(
  tx: Tx,
  { memberId, newsletterId, source }: { memberId: string; newsletterId: string; source: SubscriptionSource },
): Promise<boolean> {
  const made = await tx.newsletterSubscription.createMany({
    data: [{ memberId, newsletterId, source }],
    skipDuplicates: true,
  })
  if (made.count === 1) return true
  const again = await tx.newsletterSubscription.updateMany({
    where: { memberId, newsletterId, unsubscribedAt: { not: null } },
    data: { unsubscribedAt: null, source },
  })
  return again.count === 1
}

async function signOff(
  tx: Tx,
  { memberId, newsletterId, at }: { memberId: string; newsletterId: string; at: Date },
): Promise<boolean> {
  const { count } = await tx.newsletterSubscription.updateMany({
    where: { memberId, newsletterId, unsubscribedAt: null },
    data: { unsubscribedAt: at },
  })
  return count === 1
}
