import { resetDone } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import { may } from '@rose-ash/shared/rights/may'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { wipeCredentials } from '../wipe-credentials.ts'
import { lockResets } from './factor-reset.ts'
import { stopReset } from './stop-reset.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'services' | 'site'>

/**
 * Carries a reset out when its time has come: takes every credential away and ends every session, so that the member signs in by a letter
 * and sets up anew. It is stopped instead when one of its administrators may not reset any more. Once: false afterwards.
 */
export async function carryOutReset(
  deps: Deps,
  tx: Tx,
  { resetId, memberId }: { resetId: string; memberId: string },
): Promise<boolean> {
  await lockResets(tx, memberId)
  const now = deps.clock.now()
  const where = { id: resetId, memberId, doneAt: null, stoppedAt: null, dueAt: { lte: now } }
  const reset = await tx.factorReset.findFirst({ where })
  if (!reset) return false
  for (const byId of [reset.requestedById, reset.confirmedById])
    if (byId && !(await mayReset(deps, tx, byId))) {
      await stopReset(deps, tx, { memberId, byId: null })
      return false
    }
  // By condition again: a letter may stop it at this moment.
  const { count } = await tx.factorReset.updateMany({ where, data: { doneAt: now } })
  if (count === 0) return false
  await wipeCredentials(deps, tx, memberId)
  await deps.activities.append(tx, resetDone, { actorId: null, objectId: memberId, object: { memberId, resetId } })
  return true
}

async function mayReset({ services }: Deps, tx: Tx, memberId: string): Promise<boolean> {
  const member = await services.account.getMember(tx, memberId)
  return member?.status === 'active' && may(member, 'member.reset-factor')
}
