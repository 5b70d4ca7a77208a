import { memberDeleted } from '@rose-ash/shared/activities/catalogue/account'
import { memberAudience } from '@rose-ash/shared/audience/notification-audience'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'
import { FORMER_MEMBER } from '@rose-ash/shared/texts/former-member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { eraseIdentity } from '../../identity/members/erase-identity.ts'
import { appendAudit } from '../audit/append-audit.ts'

/**
 * Erases a member: ends the sessions, deletes credentials, proofs, grants and requests, and mail to their addresses, sent or waiting.
 * The member's row stays as an id without personal data, since orders and the log refer to it.
 */
export async function eraseMember(
  deps: Pick<ServiceDeps, 'activities' | 'clock' | 'site'>,
  tx: Tx,
  { memberId, addresses, pseudonym }: ErasedMember,
): Promise<void> {
  await eraseIdentity(deps, tx, { memberId, addresses })
  const email = { in: [...addresses] }
  await tx.invitation.deleteMany({ where: { OR: [{ acceptedById: memberId }, { email }] } })
  await tx.outgoingMail.deleteMany({ where: { to: email } })
  for (const table of [
    tx.emailChange,
    tx.memberRole,
    tx.newsletterSubscription,
    tx.newsletterDelivery,
    tx.memberExport,
    tx.notificationReading,
  ])
    await (table as typeof tx.emailChange).deleteMany({ where: { memberId } })
  await tx.notification.deleteMany({ where: { audience: memberAudience(memberId) } })
  const { count } = await tx.member.updateMany({
    where: { id: memberId, status: { not: 'deleted' } },
    data: { ...NOBODY, email: pseudonym, status: 'deleted', deletedAt: deps.clock.now() },
  })
  if (count === 0) return
  await deps.activities.append(tx, memberDeleted, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId },
  })
  await appendAudit(deps, tx, {
    actorId: memberId,
    action: 'member.deleted',
    subjectType: 'member',
    subjectId: memberId,
    details: {},
  })
}

const NOBODY = {
  name: FORMER_MEMBER,
  handle: null,
  avatarUrl: null,
  bio: '',
  note: '',
  labels: [],
  ghostId: null,
  isFederated: false,
  emailVerifiedAt: null,
  lastSignedInAt: null,
  deletionRequestedAt: null,
}
