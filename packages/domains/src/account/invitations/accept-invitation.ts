import { invitationAccepted, invitationRevoked } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { givenName, MEMBER_ROLES, type Member } from '@rose-ash/shared/protocols/member'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { findMember } from '../members/find-member.ts'
import { updateProfile } from '../members/update-profile.ts'
import { lockRoles } from '../roles/lock-roles.ts'
import { setRoles } from '../roles/set-roles.ts'
import { invitingMembers } from './inviting-members.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock'>
type NamingDeps = Deps & Pick<ServiceDeps, 'services' | 'site'>

/**
 * Grants an invitation's roles to the member with the proven address to which it was sent. A conditional update ensures that it is
 * accepted once, by one caller. The member's other roles are kept. Undefined when the invitation is not open, or when its sender
 * may not invite any more: the lock of all role changes is taken before that is looked up. Who has no name yet gets the given one; throws
 * ValidationError, as updateProfile does, when it cannot be one.
 */
export async function acceptInvitation(
  deps: NamingDeps,
  tx: Tx,
  { token, memberId, name }: { token: string; memberId: string; name?: string },
): Promise<Member | undefined> {
  await lockRoles(tx)
  const member = await findMember(tx, { id: memberId })
  if (member?.status !== 'active' || !member.isEmailVerified) return undefined
  const now = deps.clock.now()
  const tokenHash = hashToken(token)
  const sent = await tx.invitation.findUnique({ where: { tokenHash }, select: { invitedById: true } })
  if (!sent || !(await invitingMembers(tx, [sent.invitedById])).has(sent.invitedById)) return undefined
  const [claimed] = await tx.invitation.updateManyAndReturn({
    where: {
      tokenHash,
      email: member.email,
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
    },
    data: { acceptedAt: now, acceptedById: memberId },
    select: { id: true, roles: true, invitedById: true },
  })
  if (!claimed) return undefined
  if (name !== undefined && !givenName(member)) await updateProfile(deps, tx, { ...profileOf(member), memberId, name })
  await appendAudit(deps, tx, {
    actorId: memberId,
    action: 'invitation.accepted',
    subjectType: 'invitation',
    subjectId: claimed.id,
    details: { roles: claimed.roles },
  })
  await deps.activities.append(tx, invitationAccepted, {
    actorId: memberId,
    objectId: claimed.id,
    object: { invitationId: claimed.id, memberId, invitedById: claimed.invitedById },
  })
  const roles = [...new Set([...member.roles, ...claimed.roles.map((role) => oneOf(MEMBER_ROLES, role))])]
  return setRoles(deps, tx, { memberId, roles, byId: claimed.invitedById })
}

function profileOf({ handle, bio, isFederated }: Member) {
  return { handle, bio, isFederated }
}

/** Revokes an open invitation. */
export async function revokeInvitation(
  deps: Deps,
  tx: Tx,
  { invitationId, byId }: { invitationId: string; byId: string },
): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id: invitationId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: deps.clock.now() },
  })
  if (count === 0) return false
  await appendAudit(deps, tx, {
    actorId: byId,
    action: 'invitation.revoked',
    subjectType: 'invitation',
    subjectId: invitationId,
    details: {},
  })
  await deps.activities.append(tx, invitationRevoked, {
    actorId: byId,
    objectId: invitationId,
    object: { invitationId },
  })
  return true
}
