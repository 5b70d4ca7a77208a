import { deletionCancelled, deletionRequested } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { assertAnotherAdministrator } from '../roles/assert-another-administrator.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock'>

export async function deletionRequestedAt(tx: Tx, memberId: string): Promise<Date | null> {
  const row = await tx.member.findUnique({ where: { id: memberId }, select: { deletionRequestedAt: true } })
  return row?.deletionRequestedAt ?? null
}

/** Records that the deletion of an account was requested, by its member or, with `byId`, for them. A repeated request keeps the first date. */
export async function requestDeletion(
  deps: Deps,
  tx: Tx,
  memberId: string,
  byId = memberId,
): Promise<{ requestedAt: Date; isNew: boolean }> {
  await assertAnotherAdministrator(tx, memberId)
  const now = deps.clock.now()
  const { count } = await tx.member.updateMany({
    where: { id: memberId, status: { not: 'deleted' }, deletionRequestedAt: null },
    data: { deletionRequestedAt: now },
  })
  if (count === 1) await note(deps, tx, memberId, { definition: deletionRequested, action: 'deletion.requested', byId })
  return { requestedAt: (await deletionRequestedAt(tx, memberId)) ?? now, isNew: count === 1 }
}

/** Cancels a deletion request; false when there was none. */
export async function cancelDeletion(deps: Deps, tx: Tx, memberId: string, byId = memberId): Promise<boolean> {
  const { count } = await tx.member.updateMany({
    where: { id: memberId, status: { not: 'deleted' }, deletionRequestedAt: { not: null } },
    data: { deletionRequestedAt: null },
  })
  if (count === 1) await note(deps, tx, memberId, { definition: deletionCancelled, action: 'deletion.cancelled', byId })
  return count === 1
}

interface DeletionFact {
  readonly definition: typeof deletionRequested | typeof deletionCancelled
  readonly action: 'deletion.requested' | 'deletion.cancelled'
  readonly byId: string
}

async function note(deps: Deps, tx: Tx, memberId: string, { definition, action, byId }: DeletionFact): Promise<void> {
  await deps.activities.append(tx, definition, {
    actorId: byId,
    objectId: memberId,
    object: { memberId },
  })
  await appendAudit(deps, tx, {
    actorId: byId,
    action,
    subjectType: 'member',
    subjectId: memberId,
    details: {},
  })
}
