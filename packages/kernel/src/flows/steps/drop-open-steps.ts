import type { Db, Tx } from '@rose-ash/shared/db/client'
import type { Fence } from './record-step.ts'

/**
 * Deletes steps of branches that lost a race and have not seen the outcome of these steps: they wait for nothing any more, and a signal
 * that one of them has taken can be taken by another wait.
 */
export async function dropOpenSteps(tx: Tx, flowId: string, positions: readonly number[]): Promise<void> {
  if (positions.length === 0) return
  await tx.$executeRaw`
    WITH dropped AS (
      DELETE FROM flow_steps WHERE flow_id = ${flowId}::uuid AND position = ANY(${positions}::int[])
        AND (state IN ('waiting', 'retrying') OR kind = 'wait') RETURNING position
    )
    UPDATE flow_signals s SET consumed_at = NULL, consumed_by = NULL, early = false FROM dropped
    WHERE s.flow_id = ${flowId}::uuid AND s.consumed_by = dropped.position`
}

/** Deletes the steps at which a cancelled instance waits: what it undoes is not woken by them. */
export async function dropWaits(db: Db, { id, epoch }: Fence): Promise<void> {
  await db.$executeRaw`
    DELETE FROM flow_steps s USING flow_instances i
    WHERE i.id = ${id}::uuid AND i.epoch = ${epoch} AND i.status = 'running' AND s.flow_id = i.id AND s.state IN ('waiting', 'retrying')`
}
