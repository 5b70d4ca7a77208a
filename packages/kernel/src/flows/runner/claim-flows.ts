import type { Db, Tx } from '@rose-ash/shared/db/client'
import type { KernelContext } from '../../kernel-context.ts'
import type { StoredError } from '../errors.ts'
import type { FlowLimit } from '../flow.ts'
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
  /** How often it has continued as new. */
  readonly run: number
  readonly cancelRequested: boolean
  /** Claims before this one, in a row, that ended with the worker and recorded no step. */
  readonly idleClaims: number
  /** The step that began last, when the claim before made no progress. */
  readonly underWay: string | null
  readonly steps: readonly RecordedStep[]
}

export interface WantedFlow {
  readonly name: string
  readonly version: number
  /** The most instances of it that the worker takes. */
  readonly room: number
}

export interface ClaimFlowsOptions {
  readonly flows: readonly WantedFlow[]
  /** The bound over all processes; for one flow, by whoever holds its lock (`claimLimited`). */
  readonly limit?: FlowLimit
  readonly owner: string
  readonly leaseMs: number
  /** Whether this worker may take an instance whose last worker died of it, or beside it. It takes one at a time. */
  readonly mayTakeSuspect: boolean
}

/**
 * Claims instances that can run: new ones, those whose timer or lease has expired, and suspended ones with a waiting signal. Of each flow
 * as many as there is room for, the most urgent first, then those that belong to the oldest start: in a storm the flows that began first
 * end first. Never claims an instance under another worker's lease, of a newer version than this worker has, or parked. An instance that
 * has never run and whose version is in force no more (after a rollback) begins with the version of the worker.
 *
 * A claim made no progress when its lease ran out and no step bears its epoch. Instances whose last claim made none are claimed one at a
 * time: the one that kills its workers is then found out, and those that died beside it are not.
 *
 * A signal that nothing waits for is marked as early and is not looked at again: whatever begins to wait looks for it. While its instance
 * runs it stays fresh, since a wait may begin at the same moment and neither would see the other.
 */
export async function claimFlows(
  db: Db | Tx,
  { flows, limit, owner, leaseMs, mayTakeSuspect }: ClaimFlowsOptions,
): Promise<ClaimedFlow[]> {
  if (flows.length === 0) return []
  const names = flows.map(({ name }) => name)
  const versions = flows.map(({ version }) => version)
  const rooms = flows.map(({ room }) => room)
  const perFlow = limit?.perFlow ?? null
  const perKey = limit?.perKey?.most ?? null
  const field = limit?.perKey?.of ?? null
  const rows = await db.$queryRaw<Omit<ClaimedFlow, 'steps'>[]>`/* prepared: claim-flows */
    WITH busy AS MATERIALIZED (
      SELECT input->>${field}::text AS key, count(*) AS n FROM flow_instances
      WHERE ${limit !== undefined} AND name = ANY(${names}::text[]) AND status = 'running' AND wake_at > now() GROUP BY 1
    ), full_keys AS MATERIALIZED (
      SELECT key FROM busy WHERE n >= ${perKey}::int AND key IS NOT NULL
    ), known AS (
      SELECT f.name, f.version, d.version <= f.version AS is_in_force,
        greatest(0, least(f.room, ${perFlow}::int - (SELECT coalesce(sum(n), 0) FROM busy)))::int AS room
      FROM unnest(${names}::text[], ${versions}::int[], ${rooms}::int[]) AS f(name, version, room)
      LEFT JOIN flow_definitions d ON d.name = f.name
    ), suspect AS MATERIALIZED (
      SELECT i.id FROM flow_instances i JOIN known ON known.name = i.name
      WHERE ${mayTakeSuspect} AND (i.version <= known.version OR (i.epoch = 0 AND known.is_in_force))
        AND i.wake_at <= now() AND i.idle_claims > 0 AND i.parked_at IS NULL
      ORDER BY i.wake_at LIMIT 1
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
    ), able AS MATERIALIZED (
      SELECT i.* FROM known, LATERAL (
        SELECT i.id FROM flow_instances i
        WHERE i.name = known.name AND i.status = 'ready' AND i.wake_at <= now()
          AND (i.version <= known.version OR (i.epoch = 0 AND known.is_in_force))
          AND (i.idle_claims = 0 OR i.id = (SELECT id FROM suspect)) AND (i.input->>${field}::text IN (SELECT key FROM full_keys)) IS NOT TRUE
        ORDER BY i.priority DESC, i.root_at LIMIT known.room * ${LOOK_AHEAD}) AS i
      UNION
      SELECT i.* FROM known, LATERAL (
        SELECT i.id FROM flow_instances i
        WHERE i.name = known.name AND i.status IN ('suspended', 'running') AND i.wake_at <= now() AND i.parked_at IS NULL
          AND i.version <= known.version
          AND (i.idle_claims = 0 OR i.id = (SELECT id FROM suspect)) AND (i.input->>${field}::text IN (SELECT key FROM full_keys)) IS NOT TRUE
        ORDER BY i.wake_at LIMIT known.room * ${LOOK_AHEAD}) AS i
      UNION
      SELECT fresh.flow_id FROM fresh JOIN known ON known.name = fresh.name AND fresh.version <= known.version WHERE fresh.reaches
    ), placed AS MATERIALIZED (
      SELECT i.id, i.name, i.input->>${field}::text AS key,
        row_number() OVER (PARTITION BY i.name, i.input->>${field}::text ORDER BY i.priority DESC, i.root_at, i.id) AS place
      FROM able JOIN flow_instances i ON i.id = able.id
    ), taken AS (
      SELECT i.id FROM known, LATERAL (
        SELECT i.id FROM flow_instances i
        WHERE i.id IN (SELECT id FROM placed WHERE placed.name = known.name AND (placed.key IS NOT NULL
            AND placed.place > ${perKey}::int - coalesce((SELECT n FROM busy WHERE busy.key = placed.key), 0)) IS NOT TRUE)
          AND (i.wake_at <= now() OR i.status = 'suspended') AND i.parked_at IS NULL
        ORDER BY i.priority DESC, i.root_at, i.id LIMIT known.room FOR UPDATE OF i SKIP LOCKED) AS i
    )
    UPDATE flow_instances i SET status = 'running', lease_owner = ${owner}, epoch = i.epoch + 1,
      version = least(i.version, (SELECT version FROM known WHERE known.name = i.name)),
      wake_at = now() + make_interval(secs => ${leaseMs / 1000}), idle_claims = CASE
        WHEN i.status = 'suspended' THEN 0
        WHEN EXISTS (SELECT 1 FROM flow_steps s WHERE s.flow_id = i.id AND s.epoch = i.epoch AND s.state <> 'waiting') THEN 0
        WHEN i.status = 'running' THEN i.idle_claims + 1 ELSE i.idle_claims END
    WHERE i.id IN (SELECT id FROM taken)
    RETURNING i.id, i.name, i.version, i.input, i.epoch, i.run, i.cancel_requested AS "cancelRequested", i.idle_claims AS "idleClaims",
      i.under_way AS "underWay"`
  if (rows.length === 0) return []
  // At its first claim an instance has no steps; a fork has some and begins at a later epoch.
  const begun = rows.filter(({ epoch }) => epoch > 1).map(({ id }) => id)
  const steps = begun.length > 0 ? await readSteps(db, begun) : new Map<string, RecordedStep[]>()
  return rows.map((row) => ({ ...row, steps: steps.get(row.id) ?? [] }))
}

/** Claims of a flow with a limit, one worker after the other: each counts what the others have taken. */
export function claimLimited(
  { transact }: Pick<KernelContext, 'transact'>,
  flow: WantedFlow,
  options: Omit<ClaimFlowsOptions, 'flows'>,
): Promise<ClaimedFlow[]> {
  return transact(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LIMITS}::int, hashtext(${flow.name}))`
    return claimFlows(tx, { ...options, flows: [flow] })
  })
}

/** The first key of the advisory locks of limited flows. */
const LIMITS = 4_207_003
/** Of so many times the room it has does a worker look at instances: others may take some at the same moment. */
const LOOK_AHEAD = 8
const MARKED_AT_ONCE = 5_000

async function readSteps(db: Db | Tx, ids: readonly string[]): Promise<Map<string, RecordedStep[]>> {
  const steps = await db.$queryRaw<RecordedStep[]>`/* prepared: read-flow-steps */
    SELECT flow_id AS "flowId", position, name, kind, state, result, error, attempts
    FROM flow_steps WHERE flow_id = ANY(${ids}::uuid[]) ORDER BY flow_id, position`
  return Map.groupBy(steps, ({ flowId }) => flowId)
}
