import { limitLifted } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { appendAudit } from '../audit/append-audit.ts'

interface LiftedLimit {
  hitId: string
  limit: string
  /** Masked. */
  network: string
  byId: string
}

/** Writes into the log and the audit that an administrator let somebody ask again. The address stays out of both: they are never deleted. */
export async function noteLiftedLimit(
  deps: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { hitId, limit, network, byId }: LiftedLimit,
): Promise<void> {
  await appendAudit(deps, tx, {
    actorId: byId,
    action: 'limit.lifted',
    subjectType: 'limit',
    subjectId: hitId,
    details: { limit, network },
  })
  await deps.activities.append(tx, limitLifted, { actorId: byId, objectId: hitId, object: { hitId, limit } })
}
