import type { Db, Tx } from '@rose-ash/shared/db/client'
import { LeaseLostError, type StoredError } from '../errors.ts'
import { toJson } from '../json.ts'
import type { Fence } from '../steps/record-step.ts'

/** Suspends an instance until its earliest timer or a signal; only briefly when it is to be cancelled and does not undo anything yet. */
export async function suspendFlow(
  db: Db,
  { id, epoch }: Fence,
  { isUndoing }: { readonly isUndoing: boolean },
): Promise<void> {
  const suspended = await db.$executeRaw`/* prepared: suspend-flow */
    UPDATE flow_instances SET lease_owner = NULL, updated_at = now(),
      status = 'suspended', wake_at = CASE WHEN cancel_requested AND NOT ${isUndoing} THEN now() ELSE (
        SELECT min(wake_at) FROM flow_steps WHERE flow_id = ${id}::uuid AND state IN ('waiting', 'retrying')) END
    WHERE id = ${id}::uuid AND epoch = ${epoch} AND status = 'running'`
  if (suspended === 0) throw new LeaseLostError(`flow ${id}`)
}

/** Lets an instance begin again with another input. Signals that its steps have taken stay known by their idempotency keys. */
export async function continueFlow(db: Db, { id, epoch }: Fence, input: unknown): Promise<void> {
  const continued = await db.$queryRaw<unknown[]>`
    WITH continued AS (
      UPDATE flow_instances SET status = 'ready', input = ${toJson(input ?? {})}::jsonb, run = run + 1, lease_owner = NULL, idle_claims = 0,
        wake_at = now(), updated_at = now()
      WHERE id = ${id}::uuid AND epoch = ${epoch} AND status = 'running' RETURNING id
    ), forgotten AS (
      DELETE FROM flow_steps s USING continued WHERE s.flow_id = continued.id
    ), untied AS (
      UPDATE flow_signals s SET consumed_by = NULL FROM continued WHERE s.flow_id = continued.id AND s.consumed_by IS NOT NULL
    )
    SELECT id FROM continued`
  if (continued.length === 0) throw new LeaseLostError(`flow ${id}`)
}

export type FlowEnd =
  | { readonly status: 'completed'; readonly output: unknown }
  | { readonly status: 'failed'; readonly error: StoredError }
  | { readonly status: 'cancelled' }

export interface FinishedFlow {
  /** Whether a parent instance got a signal. */
  readonly hasParent: boolean
}

/** Ends an instance; a trigger (prisma/sql/kernel.sql) tells its parent and the forks of it. Its remaining signals are marked as consumed, unless it failed: a retry may take them. */
export async function finishFlow(db: Db | Tx, { id, epoch }: Fence, end: FlowEnd): Promise<FinishedFlow> {
  const output = end.status === 'completed' ? toJson(end.output) : null
  const error = end.status === 'failed' ? toJson(end.error) : null
  const [finished] = await db.$queryRaw<FinishedFlow[]>`/* prepared: finish-flow */
    WITH ended AS (
      UPDATE flow_instances SET status = ${end.status}, output = ${output}::jsonb, error = ${error}::jsonb, lease_owner = NULL,
        wake_at = NULL, updated_at = now(), finished_at = now()
      WHERE id = ${id}::uuid AND epoch = ${epoch} AND status = 'running' RETURNING id, parent_id, status
    ), set_aside AS (
      UPDATE flow_signals s SET consumed_at = now() FROM ended
      WHERE s.flow_id = ended.id AND s.consumed_at IS NULL AND ended.status <> 'failed'
    )
    SELECT parent_id IS NOT NULL AS "hasParent" FROM ended`
  if (!finished) throw new LeaseLostError(`flow ${id}`)
  return finished
}

export interface Release {
  /** It can be claimed after so many milliseconds. */
  readonly inMs?: number
  /** Whether the run counts as a claim without progress, unless it recorded a step. */
  readonly isIdle?: boolean
}

/** Releases an instance unchanged. */
export async function releaseFlow(
  db: Db,
  { id, epoch }: Fence,
  { inMs = 0, isIdle = false }: Release = {},
): Promise<void> {
  await db.$executeRaw`
    UPDATE flow_instances SET status = 'ready', lease_owner = NULL, wake_at = now() + make_interval(secs => ${inMs / 1000}),
      idle_claims = idle_claims + ${isIdle ? 1 : 0}
    WHERE id = ${id}::uuid AND epoch = ${epoch} AND status = 'running'`
}

/** Parks an instance: no worker claims it until it is retried or resumed. */
export async function parkFlow(db: Db, { id, epoch }: Fence, error: StoredError): Promise<void> {
  const parked = await db.$executeRaw`
    UPDATE flow_instances SET status = 'suspended', parked_at = now(), error = ${toJson(error)}::jsonb, lease_owner = NULL, wake_at = NULL,
      updated_at = now() WHERE id = ${id}::uuid AND epoch = ${epoch} AND status = 'running'`
  if (parked === 0) throw new LeaseLostError(`flow ${id}`)
}

export interface RenewedLease extends Fence {
  readonly cancelRequested: boolean
}

/** Renews the leases of an owner; returns those that it still holds. */
export async function renewFlows(db: Db, owner: string, leaseMs: number): Promise<RenewedLease[]> {
  return db.$queryRaw<RenewedLease[]>`
    UPDATE flow_instances SET wake_at = now() + make_interval(secs => ${leaseMs / 1000})
    WHERE lease_owner = ${owner} AND status = 'running' RETURNING id, epoch, cancel_requested AS "cancelRequested"`
}
