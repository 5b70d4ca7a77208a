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
  message?: string
  days?: number
}

/** What the letter of an invitation needs; the token stands nowhere else. */
export interface SentInvitation {
  readonly invitationId: string
  readonly token: string
  readonly expiresAt: Date
}

const DAYS = 14
const DAY_MS = 24 * 3600_000

/** Creates an invitation. Only its own row has the address: the audit log is permanent and refers to it by id. */
export async function inviteMember(
  deps: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { email, roles, byId, message = '', days = DAYS }: InviteMember,
): Promise<SentInvitation> {
  const now = deps.clock.now()
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim()))
    throw new ValidationError('not an address', { details: { email: 'not_an_address' } })
  const { token } = newProofSecrets()
  const expiresAt = new Date(now.getTime() + days * DAY_MS)
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
      message,
      createdAt: now,
      sentAt: now,
      expiresAt,
    },
    select: { id: true },
  })
  await noteSending(deps, tx, { action: 'invitation.sent', invitationId: id, roles: granted, byId })
  return { invitationId: id, token, expiresAt }
}

/** Writes into the audit and the log that a letter with an invitation goes out. */
export async function noteSending(
  deps: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { action, invitationId, roles, byId }: { action: string; invitationId: string; roles: string[]; byId: string },
): Promise<void> {
  await appendAudit(deps, tx, {
    actorId: byId,
    action,
    subjectType: 'invitation',
    subjectId: invitationId,
    details: { roles },
  })
  await deps.activities.append(tx, invitationSent, {
    actorId: byId,
    objectId: invitationId,
    object: { invitationId, roles },
  })
}
