import { newsletterSent } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

interface OpenSend {
  newsletterId: string
  issueKey: string
  subject: string
  postId?: string
  flowId?: string
}

/** Opens the send of a newsletter issue; idempotent by `issueKey`. */
export async function openSend(tx: Tx, send: OpenSend): Promise<{ sendId: string; isNew: boolean }> {
  const { count } = await tx.newsletterSend.createMany({ data: [send], skipDuplicates: true })
  const { newsletterId, issueKey } = send
  const row = await tx.newsletterSend.findUniqueOrThrow({
    where: { newsletterId_issueKey: { newsletterId, issueKey } },
    select: { id: true },
  })
  return { sendId: row.id, isNew: count === 1 }
}

/** Records that this issue is sent to a member; false when it was recorded before. */
export async function recordDelivery(
  tx: Tx,
  delivery: { sendId: string; memberId: string; mailId?: string },
): Promise<boolean> {
  const { count } = await tx.newsletterDelivery.createMany({ data: [delivery], skipDuplicates: true })
  return count === 1
}

/** Closes the send of an issue and counts its deliveries. */
export async function completeSend(
  { clock, activities }: Pick<ServiceDeps, 'clock' | 'activities'>,
  tx: Tx,
  sendId: string,
): Promise<{ recipientCount: number }> {
  const recipientCount = await tx.newsletterDelivery.count({ where: { sendId } })
  const data = { recipientCount, completedAt: clock.now() }
  const { newsletterId } = await tx.newsletterSend.update({ where: { id: sendId }, data })
  const object = { sendId, newsletterId, recipientCount }
  await activities.append(tx, newsletterSent, { objectId: sendId, object })
  return { recipientCount }
}
