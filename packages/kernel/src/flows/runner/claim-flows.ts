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
  /** Claims before this one, in a row, that ended with the worker and recorded no step. */
  readonly idleClaims: number
  /** The step that began last, when the claim before made no progress. */
  readonly underWay: string | null
  readonly steps: readonly RecordedStep[]
}

export interface ClaimFlowsOptions {
  readonly flows: readonly { readonly name: string; readonly version: number }[]
  readonly owner: string
  readonly leaseMs: number
  readonly limit: number
  /** Whether this worker may take an instance whose last worker died of it, or beside it. It takes one at a time. */
  readonly mayTakeSuspect: boolean
}

/**
 * Claims instances that can run: new ones, those whose timer or lease has expired, and suspended ones with a waiting signal. Never
 * claims an instance under another worker's lease, of a newer version than this worker has, or parked. An instance that has never run
 * and whose version is in force no more (after a rollback) begins with the version of the worker.
 *
 * A claim made no progress when its lease ran out and no step bears its epoch. Instances whose last claim made none are claimed one at a
 * time: the one that kills its workers is then found out, and those that died beside it are not.
 *
 * A signal that nothing waits for is marked as early and is not looked at again: whatever begins to wait looks for it. While its instance
 * runs it stays fresh, since a wait may begin at the same moment and neither would see the other.
 */
export async function claimFlows(
  db: Db,
  { flows, owner, leaseMs, limit, mayTakeSuspect }: ClaimFlowsOptions,
): Promise<ClaimedFlow[]> {
  const names = flows.map(({ name }) => name)
  const versions = flows.map(({ version }) => version)
  const rows = await db.$queryRaw<Omit<ClaimedFlow, 'steps'>[]>`/* prepared: claim-flows */
    WITH known AS (
      SELECT f.name, f.version, d.version <= f.version AS is_in_force
      FROM unnest(${names}::text[], ${versions}::int[]) AS f(name, version) LEFT JOIN flow_definitions d ON d.name = f.name
    ), suspect AS MATERIALIZED (
      SELECT i.id FROM flow_instances i
      WHERE ${mayTakeSuspect} AND EXISTS (SELECT 1 FROM known WHERE known.name = i.name AND (i.version <= known.version OR (i.epoch = 0 AND known.is_in_force)))
        AND i.wake_at <= now() AND i.idle_claims > 0 AND i.parked_at IS NULL AND i.name = ANY(${names}::text[])
      ORDER BY i.wake_at LIMIT 1
    ), due AS (
      SELECT i.id FROM flow_instances i
      WHERE i.wake_at <= now() AND EXISTS (SELECT 1 FROM known WHERE known.name = i.name AND (i.version <= known.version OR (i.epoch = 0 AND known.is_in_force)))
        AND i.name = ANY(${names}::text[]) AND i.parked_at IS NULL AND (i.idle_claims = 0 OR i.id = (SELECT id FROM suspect))
      ORDER BY i.wake_at LIMIT ${limit} FOR UPDATE OF i SKIP LOCKED
    ), fresh AS MATERIALIZED (
      SELECT s.seq, s.flow_id, i.name, i.version, i.status = 'suspended' AND EXISTS (
        SELECT 1 FROM flow_steps w WHERE w.flow_id = s.flow_id AND w.state = 'waiting' AND w.kind = 'wait'
          AND (s.key = w.wait_key OR s.key = '*' AND coalesce(w.keyless, w.wait_key NOT LIKE 'child:%'))) AS reaches
      FROM flow_signals s JOIN flow_instances i ON i.id = s.flow_id
      WHERE s.consumed_at IS NULL AND NOT s.early AND i.status <> 'running'
    ), in_vain AS (
      SELECT s.seq FROM flow_signals s WHERE s.seq IN (SELECT seq FROM fresh WHERE NOT reaches) AND s.consumed_at IS NULL
      LIMIT ${MARKED_AT_ONCE} FOR UPDATE OF s SKIP LOCKED
    ), marked AS (
      UPDATE flow_signals s SET early = true FROM in_vain WHERE s.seq = in_vain.seq
    ), rung AS MATERIALIZED (
      SELECT DISTINCT fresh.flow_id FROM fresh JOIN known ON known.name = fresh.name AND fresh.version <= known.version
      WHERE fresh.reaches LIMIT ${limit}
    ), signalled AS (
      SELECT i.id FROM flow_instances i
      WHERE i.id IN (SELECT flow_id FROM rung) AND i.status = 'suspended' AND i.parked_at IS NULL
      LIMIT ${limit} FOR UPDATE OF i SKIP LOCKED
    )
    UPDATE flow_instances i SET status = 'running', lease_owner = ${owner}, epoch = i.epoch + 1,
      version = least(i.version, (SELECT version FROM known WHERE known.name = i.name)),
      wake_at = now() + make_interval(secs => ${leaseMs / 1000}), idle_claims = CASE
        WHEN i.status = 'suspended' THEN 0
        WHEN EXISTS (SELECT 1 FROM flow_steps s WHERE s.flow_id = i.id AND s.epoch = i.epoch AND s.state <> 'waiting') THEN 0
        WHEN i.status = 'running' THEN i.idle_claims + 1 ELSE i.idle_claims END
    WHERE i.id IN (SELECT id FROM due UNION (SELECT id FROM signalled) LIMIT ${limit})
    RETURNING i.id, i.name, i.version, i.input, i.epoch, i.cancel_requested AS "cancelRequested", i.idle_claims AS "idleClaims",
      i.under_way AS "underWay"`
  if (rows.length === 0) return []
  // At its first claim an instance has no steps; a fork has some and begins at a later epoch.
  const begun = rows.filter(({ epoch }) => epoch > 1).map(({ id }) => id)
  const steps = begun.length > 0 ? await readSteps(db, begun) : new Map<string, RecordedStep[]>()
  return rows.map((row) => ({ ...row, steps: steps.get(row.id) ?? [] }))
}

const MARKED_AT_ONCE = 5_000

async function readSteps(db: Db, ids: readonly string[]): Promise<Map<string, RecordedStep[]>> {
  const steps = await db.$queryRaw<RecordedStep[]>`/* prepared: read-flow-steps */
    SELECT flow_id AS "flowId", position, name, kind, state, result, error, attempts
    FROM flow_steps WHERE flow_id = ANY(${ids}::uuid[]) ORDER BY flow_id, position`
  return Map.groupBy(steps, ({ flowId }) => flowId)
}
