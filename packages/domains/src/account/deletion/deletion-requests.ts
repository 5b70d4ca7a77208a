import { deletionCancelled, deletionRequested } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { assertAnotherAdministrator } from '../members/assert-another-administrator.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock'>

export async function deletionRequestedAt(tx: Tx, memberId: string): Promise<Date | null> {
  const row = await tx.member.findUnique({ where: { id: memberId }, select: { deletionRequestedAt: true } })
  return row?.deletionRequestedAt ?? null
}

/** Records that a member has requested the deletion of their account. A repeated request keeps the first date. */
export async function requestDeletion(
  deps: Deps,
  tx: Tx,
  memberId: string,
): Promise<{ requestedAt: Date; isNew: boolean }> {
  await assertAnotherAdministrator(tx, memberId)
  const now = deps.clock.now()
  const { count } = await tx.member.updateMany({
    where: { id: memberId, status: 'active', deletionRequestedAt: null },
    data: { deletionRequestedAt: now },
  })
  if (count === 1) await note(deps, tx, memberId, { definition: deletionRequested, action: 'deletion.requested' })
  return { requestedAt: (await deletionRequestedAt(tx, memberId)) ?? now, isNew: count === 1 }
}

/** Cancels a deletion request; false when there was none. */
export async function cancelDeletion(deps: Deps, tx: Tx, memberId: string): Promise<boolean> {
  const { count } = await tx.member.updateMany({
    where: { id: memberId, status: 'active', deletionRequestedAt: { not: null } },
    data: { deletionRequestedAt: null },
  })
  if (count === 1) await note(deps, tx, memberId, { definition: deletionCancelled, action: 'deletion.cancelled' })
  return count === 1
}

interface DeletionFact {
  readonly definition: typeof deletionRequested | typeof deletionCancelled
  readonly action: 'deletion.requested' | 'deletion.cancelled'
}

async function note(deps: Deps, tx: Tx, memberId: string, { definition, action }: DeletionFact): Promise<void> {
  await deps.activities.append(tx, definition, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId },
  })
  await appendAudit(deps, tx, {
    actorId: memberId,
    action,
    subjectType: 'member',
    subjectId: memberId,
    details: {},
  })
}
