import type { Db } from '@rose-ash/shared/db/client'
import type { StoredError } from '../errors.ts'
import type { StepKind, StepState } from '../steps/step-states.ts'

export interface RecordedStep {
  readonly flowId: string
  readonly position: number
  readonly name: string
  readonly kind: StepKind
  readonly state: StepState
  readonly result: unknown
  readonly error: StoredError | null
  readonly attempts: number
}

export interface ClaimedFlow {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly input: unknown
  readonly epoch: number
  readonly cancelRequested: boolean
  readonly steps: readonly RecordedStep[]
}

export interface ClaimFlowsOptions {
  readonly flows: readonly { readonly name: string; readonly version: number }[]
  readonly owner: string
  readonly leaseMs: number
  readonly limit: number
}

/**
 * Claims instances that can run: new ones, those whose timer or lease has expired, and suspended ones with a waiting signal. Never
 * claims an instance under another worker's lease or of a newer version than this worker has.
 */
export async function claimFlows(db: Db, { flows, owner, leaseMs, limit }: ClaimFlowsOptions): Promise<ClaimedFlow[]> {
  const names = flows.map(({ name }) => name)
  const versions = flows.map(({ version }) => version)
  const rows = await db.$queryRaw<Omit<ClaimedFlow, 'steps'>[]>`/* prepared: claim-flows */
    WITH known AS (
      SELECT * FROM unnest(${names}::text[], ${versions}::int[]) AS f(name, version)
    ), due AS (
      SELECT i.id FROM flow_instances i
      WHERE i.wake_at <= now() AND EXISTS (SELECT 1 FROM known WHERE known.name = i.name AND i.version <= known.version)
        AND i.name = ANY(${names}::text[])
      ORDER BY i.wake_at LIMIT ${limit} FOR UPDATE OF i SKIP LOCKED
    ), rung AS MATERIALIZED (
      SELECT DISTINCT s.flow_id FROM flow_signals s
      JOIN flow_steps w ON w.flow_id = s.flow_id AND w.state = 'waiting' AND w.kind = 'wait' AND s.key IN (w.wait_key, '*')
      JOIN flow_instances i ON i.id = s.flow_id AND i.status = 'suspended'
      JOIN known ON known.name = i.name AND i.version <= known.version
      WHERE s.consumed_at IS NULL LIMIT ${limit}
    ), signalled AS (
      SELECT i.id FROM flow_instances i WHERE i.id IN (SELECT flow_id FROM rung) AND i.status = 'suspended'
      LIMIT ${limit} FOR UPDATE OF i SKIP LOCKED
    )
    UPDATE flow_instances i SET status = 'running', lease_owner = ${owner}, epoch = i.epoch + 1,
      wake_at = now() + make_interval(secs => ${leaseMs / 1000})
    WHERE i.id IN (SELECT id FROM due UNION (SELECT id FROM signalled) LIMIT ${limit})
    RETURNING i.id, i.name, i.version, i.input, i.epoch, i.cancel_requested AS "cancelRequested"`
  if (rows.length === 0) return []
  // At its first claim an instance has no steps; a fork has some and begins at a later epoch.
  const begun = rows.filter(({ epoch }) => epoch > 1).map(({ id }) => id)
  const steps = begun.length > 0 ? await readSteps(db, begun) : new Map<string, RecordedStep[]>()
  return rows.map((row) => ({ ...row, steps: steps.get(row.id) ?? [] }))
}

async function readSteps(db: Db, ids: readonly string[]): Promise<Map<string, RecordedStep[]>> {
  const steps = await db.$queryRaw<RecordedStep[]>`/* prepared: read-flow-steps */
    SELECT flow_id AS "flowId", position, name, kind, state, result, error, attempts
    FROM flow_steps WHERE flow_id = ANY(${ids}::uuid[]) ORDER BY flow_id, position`
  return Map.groupBy(steps, ({ flowId }) => flowId)
}
