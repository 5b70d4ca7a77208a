import { invitationSent } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { MemberRole } from '@rose-ash/shared/protocols/member'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { newProofSecrets } from '../../identity/proofs/proof-secrets.ts'
import { appendAudit } from '../audit/append-audit.ts'

interface InviteMember {
  email: string
  roles: readonly MemberRole[]
  byId: string
}

const LIFETIME_MS = 14 * 24 * 3600_000

/** Creates an invitation. Only its own row has the address: the audit log is permanent and refers to it by id. */
export async function inviteMember(
  deps: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { email, roles, byId }: InviteMember,
): Promise<{ invitationId: string; token: string; expiresAt: Date }> {
  const now = deps.clock.now()
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim()))
    throw new ValidationError('not an address', { details: { email: 'not_an_address' } })
  const { token } = newProofSecrets()
  const expiresAt = new Date(now.getTime() + LIFETIME_MS)
  await tx.invitation.updateMany({
    where: { email: email.trim(), acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
  const granted = roles.filter((role) => role !== 'member')
  const { id } = await tx.invitation.create({
    data: {
      email: email.trim(),
      roles: granted,
      tokenHash: hashToken(token),
      invitedById: byId,
      createdAt: now,
      expiresAt,
    },
    select: { id: true },
  })
  await appendAudit(deps, tx, {
    actorId: byId,
    action: 'invitation.sent',
    subjectType: 'invitation',
    subjectId: id,
    details: { roles: granted },
  })
  await deps.activities.append(tx, invitationSent, {
    actorId: byId,
    objectId: id,
    object: { invitationId: id, roles: granted },
  })
  return { invitationId: id, token, expiresAt }
}
