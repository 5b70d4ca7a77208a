import type { Db, Tx } from '@rose-ash/shared/db/client'
import type { ClaimedTask } from './claim-tasks.ts'

/** Another worker holds the lease: the effects of this attempt must be rolled back. */
export class TaskLostError extends Error {
  override readonly name = 'TaskLostError'
}

/** Marks a task as done, fenced by its epoch. With `tx` it commits together with the task's effects. Throws TaskLostError. */
export async function markDone(tx: Db | Tx, { handler, seq, epoch }: ClaimedTask): Promise<void> {
  const marked = await tx.$executeRaw`
    UPDATE reaction_tasks SET state = 'done', handled_at = now(), lease_owner = NULL, last_error = NULL
    WHERE handler = ${handler} AND seq = ${seq} AND epoch = ${epoch} AND state = 'leased'`
  if (marked === 0) throw new TaskLostError(`${handler} ${seq}`)
}

export interface Failure {
  readonly error: string
  readonly retryInMs: number
  readonly park: boolean
}

/** Records a failure: the task runs again after a back-off, or is parked until an operator replays it. */
export async function markFailed(
  db: Db,
  { handler, seq, epoch }: ClaimedTask,
  { error, retryInMs, park }: Failure,
): Promise<void> {
  await db.$executeRaw`
    UPDATE reaction_tasks SET state = ${park ? 'parked' : 'pending'}, attempts = attempts + 1, lease_owner = NULL,
      last_error = ${error}, due_at = now() + make_interval(secs => ${retryInMs / 1000})
    WHERE handler = ${handler} AND seq = ${seq} AND epoch = ${epoch} AND state = 'leased'`
}

/** Releases tasks unchanged; this does not count as an attempt. */
export async function releaseTasks(db: Db, tasks: readonly ClaimedTask[], owner: string): Promise<void> {
  if (tasks.length === 0) return
  await db.$executeRaw`
    UPDATE reaction_tasks t SET state = 'pending', lease_owner = NULL, due_at = now()
    FROM unnest(${tasks.map(({ handler }) => handler)}::text[], ${tasks.map(({ seq }) => seq)}::bigint[]) AS given(handler, seq)
    WHERE t.handler = given.handler AND t.seq = given.seq AND t.lease_owner = ${owner} AND t.state = 'leased'`
}

/**
 * Leaves a task to a process that knows its type (one of a newer version, in a rolling deploy). Until then nothing waits for it.
 */
export async function leaveTask(db: Db, { handler, seq, epoch }: ClaimedTask, inMs: number): Promise<void> {
  await db.$executeRaw`
    UPDATE reaction_tasks SET state = 'pending', lease_owner = NULL, order_key = NULL, due_at = now() + make_interval(secs => ${inMs / 1000})
    WHERE handler = ${handler} AND seq = ${seq} AND epoch = ${epoch} AND state = 'leased'`
}

/** Renews the leases of this owner; returns those that it still holds. */
export async function renewTasks(db: Db, owner: string, leaseMs: number): Promise<{ handler: string; seq: bigint }[]> {
  return db.$queryRaw<{ handler: string; seq: bigint }[]>`
    UPDATE reaction_tasks SET due_at = now() + make_interval(secs => ${leaseMs / 1000})
    WHERE lease_owner = ${owner} AND state = 'leased' RETURNING handler, seq`
}
