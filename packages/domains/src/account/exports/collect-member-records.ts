import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import { memberAudience } from '@rose-ash/shared/audience/notification-audience'
import type { Tx } from '@rose-ash/shared/db/client'
import { toJsonRows } from '@rose-ash/shared/db/json-rows'
import type { MemberRecords } from '@rose-ash/shared/protocols/member-data'
import { collectIdentityRecords } from '../../identity/members/collect-identity-records.ts'
import { NOTIFICATIONS } from '../projections/notifications.ts'

/** All data of account and identity about a member. */
export async function collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords> {
  const own = await collectOwn(tx, memberId)
  const addresses = [
    ...new Set([...own.profile.map(({ email }) => email), ...own.addressChanges.map(({ newEmail }) => newEmail)]),
  ]
  return toJsonRows({
    ...own,
    ...(await collectIdentityRecords(tx, { memberId, addresses })),
    ...(await collectTraces(tx, { memberId, addresses })),
    ...(await collectNotifications(tx, memberId)),
  })
}

async function collectOwn(tx: Tx, memberId: string) {
  const where = { memberId }
  const [profile, roles, addressChanges, letters, lettersSent, exports] = await Promise.all([
    tx.member.findMany({ where: { id: memberId } }),
    tx.memberRole.findMany({ where }),
    tx.emailChange.findMany({ where }),
    tx.newsletterSubscription.findMany({ where, include: { newsletter: { select: { name: true } } } }),
    tx.newsletterDelivery.findMany({ where, include: { send: { select: { subject: true } } } }),
    tx.memberExport.findMany({ where, select: { id: true, requestedAt: true, status: true } }),
  ])
  return { profile, roles, addressChanges, letters, lettersSent, exports }
}

/** Mail to the member, activities about them, and entries of the audit log. */
async function collectTraces(tx: Tx, { memberId, addresses }: { memberId: string; addresses: readonly string[] }) {
  const mails = await tx.outgoingMail.findMany({
    where: { to: { in: [...addresses] } },
    select: { to: true, template: true, status: true, createdAt: true, sentAt: true },
  })
  const activities = await tx.$queryRaw<object[]>`
    SELECT seq, id, type, origin_app AS "originApp", visibility, actor_id AS "actorId", object_id AS "objectId", object,
      created_at AS "createdAt"
    FROM activity_log WHERE actor_id = ${memberId}::uuid OR object_id = ${memberId} ORDER BY seq`
  const audit = await tx.auditEntry.findMany({
    where: { OR: [{ actorId: memberId }, { subjectType: 'member', subjectId: memberId }] },
    orderBy: { seq: 'asc' },
  })
  return { mails, activities, audit }
}

async function collectNotifications(tx: Tx, memberId: string) {
  const generation = await liveGeneration(tx, NOTIFICATIONS)
  const notifications = await tx.notification.findMany({
    where: { generation, audience: memberAudience(memberId) },
    orderBy: { activitySeq: 'asc' },
    omit: { generation: true },
  })
  const notificationsRead = await tx.notificationReading.findMany({ where: { memberId } })
  return { notifications, notificationsRead }
}
