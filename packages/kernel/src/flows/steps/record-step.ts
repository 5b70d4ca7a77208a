import type { Db, Tx } from '@rose-ash/shared/db/client'
import { LeaseLostError, type StoredError } from '../errors.ts'
import { toJson } from '../json.ts'
import type { RecordedStep } from '../runner/claim-flows.ts'

/** The instance and the epoch of the lease, which must match for this worker to write. */
export interface Fence {
  readonly id: string
  readonly epoch: number
}

export interface StepRecord {
  readonly position: number
  readonly name: string
  readonly kind: RecordedStep['kind']
  readonly state: 'done' | 'failed' | 'retrying'
  readonly result?: unknown
  readonly error?: StoredError
  readonly attempts: number
  readonly retryInMs?: number
}

export function doneStep(
  position: number,
  name: string,
  kind: StepRecord['kind'],
  result: unknown,
  attempts = 0,
): StepRecord {
  return { position, name, kind, state: 'done', result, attempts }
}

/** Writes the result of a step while the lease is held. Throws LeaseLostError otherwise, also when the step is already done. */
export async function recordStep(tx: Db | Tx, { id, epoch }: Fence, step: StepRecord): Promise<void> {
  const wakeAfter = step.retryInMs === undefined ? null : step.retryInMs / 1000
  const written = await tx.$executeRaw`/* prepared: record-flow-step */
    WITH fence AS (
      SELECT id FROM flow_instances WHERE id = ${id}::uuid AND epoch = ${epoch} AND status = 'running' FOR NO KEY UPDATE
    )
    INSERT INTO flow_steps (flow_id, position, name, kind, state, result, error, attempts, epoch, wake_at, finished_at)
    SELECT id, ${step.position}, ${step.name}, ${step.kind}, ${step.state}, ${toJson(step.result)}::jsonb, ${toJson(step.error)}::jsonb,
      ${step.attempts}, ${epoch}, now() + make_interval(secs => ${wakeAfter}::float8),
      CASE WHEN ${step.state} IN ('done', 'failed') THEN now() END
    FROM fence
    ON CONFLICT (flow_id, position) DO UPDATE SET state = excluded.state, result = excluded.result, error = excluded.error,
      attempts = excluded.attempts, epoch = excluded.epoch, wake_at = excluded.wake_at, finished_at = excluded.finished_at
      WHERE flow_steps.state = 'retrying'`
  if (written === 0) throw new LeaseLostError(`flow ${id}, step ${step.position}`)
}
