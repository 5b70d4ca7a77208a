import { memberRolesChanged } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Member, MemberRole } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { memberSelect, toMember } from '../to-member.ts'
import { assertAnotherAdministrator } from './assert-another-administrator.ts'
import { lockRoles } from './lock-roles.ts'

interface SetRoles {
  memberId: string
  roles: readonly MemberRole[]
  byId: string | null
  /** Of the roles that the member did not have: when they end by themselves, and why they are given. */
  endsAt?: Date | undefined
  reason?: string
}

/** Sets the roles of a member and writes the change to the audit log. Idempotent: roles that the member has keep their end and reason. */
export async function setRoles(
  deps: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { memberId, roles, byId, endsAt, reason = '' }: SetRoles,
): Promise<Member> {
  // Every role change takes this lock, so that two administrators cannot remove each other at the same time.
  await lockRoles(tx)
  const before = await tx.member.findUnique({ where: { id: memberId }, select: memberSelect })
  if (!before) throw new NotFoundError('no such member')
  const previous = toMember(before).roles
  const wanted = roles.filter((role) => role !== 'member')
  if (isSame(previous, ['member', ...wanted])) return toMember(before)
  if (previous.includes('administrator') && !wanted.includes('administrator'))
    await assertAnotherAdministrator(tx, memberId)
  await tx.memberRole.deleteMany({
    where: { memberId, OR: [{ role: { notIn: wanted } }, { endsAt: { lte: deps.clock.now() } }] },
  })
  await tx.memberRole.createMany({
    data: wanted.map((role) => ({ memberId, role, grantedById: byId, endsAt: endsAt ?? null, reason })),
    skipDuplicates: true,
  })
  await deps.activities.append(tx, memberRolesChanged, {
    actorId: byId,
    objectId: memberId,
    object: { memberId, roles: wanted, previous: previous.filter((role) => role !== 'member') },
  })
  await appendAudit(deps, tx, {
    actorId: byId,
    action: 'roles.set',
    subjectType: 'member',
    subjectId: memberId,
    details: { roles: wanted, ...(endsAt && { until: endsAt.toISOString() }) },
  })
  return toMember(await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: memberSelect }))
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === new Set(right).size && right.every((role) => left.includes(role))
}
