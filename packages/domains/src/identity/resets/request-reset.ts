import { resetConfirmed, resetRequested } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { ResetRefusedError } from '@rose-ash/shared/protocols/resets'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { hasSecondFactor } from '../totp/has-second-factor.ts'
import { findOpenReset, lockResets } from './factor-reset.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'site'>

interface RequestReset {
  memberId: string
  /** Null: the operator, who needs nobody beside them. */
  byId: string | null
}

/**
 * Asks for the reset of a lost second factor. An administrator's wish waits for a second administrator; the operator's counts at once.
 * Throws ResetRefusedError: for oneself, while another is open, and when there is nothing to reset.
 */
export async function requestReset(deps: Deps, tx: Tx, { memberId, byId }: RequestReset): Promise<{ resetId: string }> {
  if (byId === memberId) throw new ResetRefusedError('reset_of_oneself')
  await lockResets(tx, memberId)
  if (await findOpenReset(tx, memberId)) throw new ResetRefusedError('reset_open')
  if (!(await hasSecondFactor(tx, memberId))) throw new ResetRefusedError('reset_not_needed')
  const { id: resetId } = await tx.factorReset.create({
    data: { memberId, requestedById: byId, requestedAt: deps.clock.now() },
    select: { id: true },
  })
  if (byId === null) await begin(deps, tx, { resetId, memberId, byId })
  else
    await deps.activities.append(tx, resetRequested, {
      actorId: byId,
      objectId: memberId,
      object: { memberId, resetId },
    })
  return { resetId }
}

/** Confirms a reset as its second administrator. Throws ResetRefusedError for who asked for it, and for the member. */
export async function confirmReset(
  deps: Deps,
  tx: Tx,
  { memberId, byId }: { memberId: string; byId: string },
): Promise<{ resetId: string }> {
  await lockResets(tx, memberId)
  const reset = await findOpenReset(tx, memberId)
  if (!reset || reset.dueAt) throw new ResetRefusedError('reset_none')
  if (byId === memberId) throw new ResetRefusedError('reset_of_oneself')
  if (byId === reset.requestedById) throw new ResetRefusedError('reset_by_one')
  await begin(deps, tx, { resetId: reset.id, memberId, byId })
  return { resetId: reset.id }
}

/** The delay begins: the member is told by letter at once, and can stop it. */
async function begin(
  { activities, clock, site }: Deps,
  tx: Tx,
  { resetId, memberId, byId }: RequestReset & { resetId: string },
): Promise<void> {
  const now = clock.now()
  const dueAt = new Date(now.getTime() + site.secondFactor.resetAfterHours * 3600_000)
  await tx.factorReset.update({ where: { id: resetId }, data: { confirmedById: byId, confirmedAt: now, dueAt } })
  const object = { memberId, resetId, dueAt: dueAt.toISOString() }
  await activities.append(tx, resetConfirmed, { actorId: byId, objectId: memberId, object })
}
