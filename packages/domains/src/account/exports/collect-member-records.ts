import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import { memberAudience } from '@rose-ash/shared/audience/notification-audience'
import type { Tx } from '@rose-ash/shared/db/client'
import type { MemberRecords } from '@rose-ash/shared/protocols/member-data'
import { NOTIFICATIONS } from '../projections/notifications.ts'

/** Everything the account domain holds on a member. Of what is secret (keys, hashes) only that it is there, and since when. */
export async function collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords> {
  const where = { memberId }
  const [profile, roles, sessions, passkeys, totp, addressChanges, letters, lettersSent, exports, connections] =
    await Promise.all([
      tx.member.findMany({ where: { id: memberId } }),
      tx.memberRole.findMany({ where }),
      tx.memberSession.findMany({ where, omit: { sessionUid: true } }),
      tx.passkey.findMany({ where, omit: { publicKey: true, signatureCount: true } }),
      tx.totpSecret.findMany({ where, select: { createdAt: true, confirmedAt: true } }),
      tx.emailChange.findMany({ where }),
      tx.newsletterSubscription.findMany({ where, include: { newsletter: { select: { name: true } } } }),
      tx.newsletterDelivery.findMany({ where, include: { send: { select: { subject: true } } } }),
      tx.memberExport.findMany({ where, select: { id: true, requestedAt: true, status: true } }),
      tx.oidcPayload.findMany({ where, select: { kind: true, clientId: true, createdAt: true, expiresAt: true } }),
    ])
  const addresses = [
    ...new Set([...profile.map(({ email }) => email), ...addressChanges.map(({ newEmail }) => newEmail)]),
  ]
  const signInLetters = await tx.emailProof.findMany({
    where: { email: { in: addresses } },
    select: { email: true, purpose: true, requestedFrom: true, createdAt: true, consumedAt: true, consumedBy: true },
  })
  const mails = await tx.outgoingMail.findMany({
    where: { to: { in: addresses } },
    select: { to: true, template: true, status: true, createdAt: true, sentAt: true },
  })
  const activities = await tx.$queryRaw<MemberRecords[string][number][]>`
    SELECT seq, id, type, origin_app AS "originApp", visibility, actor_id AS "actorId", object_id AS "objectId", object,
      created_at AS "createdAt"
    FROM activity_log WHERE actor_id = ${memberId}::uuid OR object_id = ${memberId} ORDER BY seq`
  const audit = await tx.auditEntry.findMany({
    where: { OR: [{ actorId: memberId }, { subjectType: 'member', subjectId: memberId }] },
    orderBy: { seq: 'asc' },
  })
  const generation = await liveGeneration(tx, NOTIFICATIONS)
  const notifications = await tx.notification.findMany({
    where: { generation, audience: memberAudience(memberId) },
    orderBy: { activitySeq: 'asc' },
    omit: { generation: true },
  })
  const notificationsRead = await tx.notificationReading.findMany({ where })
  const records = {
    profile,
    roles,
    sessions,
    passkeys,
    totp,
    addressChanges,
    letters,
    lettersSent,
    exports,
    connections,
    signInLetters,
    mails,
    activities,
    audit,
    notifications,
    notificationsRead,
  }
  return records as unknown as MemberRecords
}
