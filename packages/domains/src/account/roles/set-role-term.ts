import { memberRolesChanged } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Member, MemberRole } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { memberSelect, toMember } from '../to-member.ts'
import { assertAnotherAdministrator } from './assert-another-administrator.ts'
import { lockRoles } from './lock-roles.ts'

interface SetRoleTerm {
  readonly memberId: string
  readonly role: MemberRole
  /** Null: it does not end by itself. */
  readonly endsAt: Date | null
  readonly reason: string
  readonly byId: string
}

/**
 * Says when a role that a member has ends by itself, and why they have it. Throws NotFoundError when they do not have it, and
 * LastAdministratorError when nobody would be left whose administration does not end.
 */
export async function setRoleTerm(
  deps: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { memberId, role, endsAt, reason, byId }: SetRoleTerm,
): Promise<Member> {
  await lockRoles(tx)
  if (role === 'administrator' && endsAt) await assertAnotherAdministrator(tx, memberId)
  const now = deps.clock.now()
  const { count } = await tx.memberRole.updateMany({
    where: { memberId, role, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    data: { endsAt, reason },
  })
  if (count === 0) throw new NotFoundError('the member does not have this role')
  const member = toMember(await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: memberSelect }))
  const roles = member.roles.filter((one) => one !== 'member')
  await deps.activities.append(tx, memberRolesChanged, {
    actorId: byId,
    objectId: memberId,
    object: { memberId, roles, previous: roles },
  })
  await appendAudit(deps, tx, {
    actorId: byId,
    action: 'role.term',
    subjectType: 'member',
    subjectId: memberId,
    details: { role, until: endsAt?.toISOString() ?? null },
  })
  return member
}
