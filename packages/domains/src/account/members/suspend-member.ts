import { memberResumed, memberSuspended } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { withdrawConsents } from '../../identity/clients/withdraw-consent.ts'
import { endSessions } from '../../identity/sessions/end-session.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { assertAnotherAdministrator } from '../roles/assert-another-administrator.ts'
import { memberSelect, toMember } from '../to-member.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'services' | 'site'>

interface SuspendMember {
  memberId: string
  byId: string | null
  reason?: string
}

/**
 * Suspends a member: in the same transaction every session ends, every consent to another organisation's application is withdrawn with
 * its tokens, and the public actor is removed; the member cannot sign in. Idempotent.
 */
export async function suspendMember(
  deps: Deps,
  tx: Tx,
  { memberId, byId, reason = '' }: SuspendMember,
): Promise<Member> {
  await assertAnotherAdministrator(tx, memberId)
  const { count } = await tx.member.updateMany({
    where: { id: memberId, status: 'active' },
    data: { status: 'suspended' },
  })
  if (count === 1) {
    await deps.activities.append(tx, memberSuspended, {
      actorId: byId,
      objectId: memberId,
      object: { memberId, reason },
    })
    await appendAudit(deps, tx, fact('member.suspended', memberId, byId, { reason }))
  }
  await endSessions(deps, tx, { memberId, reason: 'suspended' })
  await withdrawConsents(deps, tx, memberId)
  return show(deps, tx, memberId)
}

/** Ends a suspension: the member can sign in again; they consent anew to other organisations' applications. */
export async function resumeMember(
  deps: Deps,
  tx: Tx,
  { memberId, byId }: Omit<SuspendMember, 'reason'>,
): Promise<Member> {
  const { count } = await tx.member.updateMany({
    where: { id: memberId, status: 'suspended' },
    data: { status: 'active' },
  })
  if (count === 1) {
    await deps.activities.append(tx, memberResumed, {
      actorId: byId,
      objectId: memberId,
      object: { memberId },
    })
    await appendAudit(deps, tx, fact('member.resumed', memberId, byId, {}))
  }
  return show(deps, tx, memberId)
}

function fact(action: string, memberId: string, actorId: string | null, details: Record<string, unknown>) {
  return { action, actorId, subjectType: 'member' as const, subjectId: memberId, details }
}

async function show({ services }: Deps, tx: Tx, memberId: string): Promise<Member> {
  const row = await tx.member.findUnique({ where: { id: memberId }, select: memberSelect })
  if (!row) throw new NotFoundError('no such member')
  const member = toMember(row)
  await services.federation.syncMemberActor(tx, member)
  return member
}
