import type { Db } from '@rose-ash/shared/db/client'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import { FlowNotFoundError } from '../errors.ts'
import { publicStatus } from './flow-view.ts'

/**
 * Cancels an instance and all its unfinished children: at once when it waits and has nothing to undo, else by its worker, before its
 * next step. A finished one stays as it is: the status says that it was too late.
 */
export async function cancelFlow(db: Db, id: string) {
  const running = isUuid(id) ? await requestCancel(db, { id, isSelf: true }) : []
  const flow = isUuid(id)
    ? await db.flowInstance.findUnique({ where: { id }, select: { name: true, status: true } })
    : null
  if (!flow) throw new FlowNotFoundError(id)
  return { id, name: flow.name, status: publicStatus(flow.status), running }
}

/** Cancels what an instance has started and not seen finished. */
export async function cancelChildren(db: Db, id: string): Promise<void> {
  await requestCancel(db, { id, isSelf: false })
}

/**
 * An instance that runs, ran and was released, or said what to undo needs a worker for it; any other ends here.
 * Returns those that run now.
 */
async function requestCancel(db: Db, { id, isSelf }: { id: string; isSelf: boolean }): Promise<string[]> {
  const running = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE family AS (
      SELECT id FROM flow_instances
      WHERE (CASE WHEN ${isSelf} THEN id ELSE parent_id END) = ${id}::uuid AND finished_at IS NULL
        AND (id = ${id}::uuid OR parent_id = ${id}::uuid)
      UNION
      SELECT c.id FROM family JOIN flow_instances c ON c.parent_id = family.id AND c.finished_at IS NULL
    ), found AS (
      SELECT i.id, i.status = 'running' OR (i.status = 'ready' AND i.epoch > 0)
        OR EXISTS (SELECT 1 FROM flow_steps s WHERE s.flow_id = i.id AND s.kind = 'undo') AS needs_worker
      FROM flow_instances i WHERE i.id IN (SELECT id FROM family)
    ), asked AS (
      UPDATE flow_instances i SET cancel_requested = true, updated_at = now(), parked_at = NULL, idle_claims = 0,
        status = CASE WHEN needs_worker OR i.status = 'running' THEN i.status ELSE 'cancelled' END,
        finished_at = CASE WHEN needs_worker OR i.status = 'running' THEN NULL ELSE now() END,
        wake_at = CASE WHEN i.status = 'running' THEN i.wake_at WHEN needs_worker THEN now() END,
        epoch = CASE WHEN needs_worker OR i.status = 'running' THEN i.epoch ELSE i.epoch + 1 END
      FROM found WHERE i.id = found.id AND i.finished_at IS NULL RETURNING i.id, i.status
    ), set_aside AS (
      UPDATE flow_signals s SET consumed_at = now() FROM asked
      WHERE s.flow_id = asked.id AND asked.status = 'cancelled' AND s.consumed_at IS NULL
    )
    SELECT id FROM asked WHERE status = 'running'`
  return running.map((flow) => flow.id)
}
