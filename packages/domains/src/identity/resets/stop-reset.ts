import { resetStopped } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** Stops a member's open reset, once: by their letter, by signing in with the factor, or by an administrator. False when there is none. */
export async function stopReset(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { memberId, byId }: { memberId: string; byId: string | null },
): Promise<boolean> {
  const stopped = await tx.factorReset.updateManyAndReturn({
    where: { memberId, doneAt: null, stoppedAt: null },
    data: { stoppedAt: clock.now() },
    select: { id: true },
  })
  for (const { id: resetId } of stopped)
    await activities.append(tx, resetStopped, { actorId: byId, objectId: memberId, object: { memberId, resetId } })
  return stopped.length > 0
}
