import type { Db } from '@rose-ash/shared/db/client'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import { FlowNotFoundError } from '../errors.ts'
import { publicStatus } from './flow-view.ts'

/** Cancels a waiting instance at once and signals its parent; a running one is cancelled before its next step. */
export async function cancelFlow(db: Db, id: string) {
  if (isUuid(id)) {
    await db.$executeRaw`
      WITH asked AS (
        UPDATE flow_instances SET cancel_requested = true, updated_at = now(),
          status = CASE WHEN status = 'running' THEN status ELSE 'cancelled' END,
          finished_at = CASE WHEN status = 'running' THEN NULL ELSE now() END,
          wake_at = CASE WHEN status = 'running' THEN wake_at END, parked_at = NULL,
          epoch = CASE WHEN status = 'running' THEN epoch ELSE epoch + 1 END
        WHERE id = ${id}::uuid AND finished_at IS NULL RETURNING id, parent_id, status
      ), set_aside AS (
        UPDATE flow_signals s SET consumed_at = now() FROM asked
        WHERE s.flow_id = asked.id AND asked.status = 'cancelled' AND s.consumed_at IS NULL
      )
      INSERT INTO flow_signals (flow_id, key, payload, idempotency_key)
      SELECT parent_id, 'child:' || id, jsonb_build_object('status', status, 'output', NULL), 'child:' || id FROM asked
      WHERE parent_id IS NOT NULL AND status = 'cancelled' ON CONFLICT DO NOTHING`
  }
  const flow = isUuid(id)
    ? await db.flowInstance.findUnique({ where: { id }, select: { name: true, status: true } })
    : null
  if (!flow) throw new FlowNotFoundError(id)
  return { id, name: flow.name, status: publicStatus(flow.status) }
}
