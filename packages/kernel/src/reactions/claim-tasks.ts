import type { Tx } from '@rose-ash/shared/db/client'
import type { KernelContext } from '../kernel-context.ts'
import type { Reaction } from './reaction.ts'
import { typeCursors } from './type-cursors.ts'

export interface ClaimedTask {
  readonly handler: string
  readonly seq: bigint
  readonly orderKey: string | null
  readonly attempts: number
  readonly epoch: number
}

export interface ClaimOptions {
  readonly owner: string
  readonly leaseMs: number
  /** The most tasks of each reaction. */
  readonly limit: number
  readonly horizon: bigint
}

/**
 * Fans the log out to the reactions of this process and claims the tasks that are due, each reaction under its own cursor's lock, so
 * that no two processes claim tasks of one reaction at once. Tasks of one order key are claimed together, and only when no other task
 * of that key waits or is leased, so that they stay in order.
 */
export async function claimTasks<Ctx>(
  { transact }: Pick<KernelContext, 'transact'>,
  reactions: readonly Reaction<Ctx>[],
  options: ClaimOptions,
): Promise<ClaimedTask[]> {
  return transact(async (tx) => {
    const free = await lockFreeCursors(tx, reactions)
    const claimed: ClaimedTask[] = []
    for (const reaction of free) {
      await fanOut(tx, reaction, options)
      claimed.push(...(await claim(tx, reaction.name, options)))
    }
    return claimed
  })
}

/** Whether a round could find work: the only query of an idle process, and a cheap one. */
export async function hasWork<Ctx>(
  { db }: Pick<KernelContext, 'db'>,
  reactions: readonly Reaction<Ctx>[],
): Promise<boolean> {
  const names = reactions.map(({ name }) => name)
  const cursors = reactions.flatMap((reaction) => [reaction.name, ...typeCursors(reaction)])
  const [row] = await db.$queryRaw<{ work: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM ap_activities WHERE seq > h.safe_seq)
      OR EXISTS (SELECT 1 FROM reaction_cursors WHERE handler = ANY(${cursors}::text[]) AND position < h.safe_seq)
      OR EXISTS (SELECT 1 FROM reaction_tasks
        WHERE handler = ANY(${names}::text[]) AND state IN ('pending', 'leased') AND due_at <= now()) AS work
    FROM log_horizon h WHERE h.id = 1`
  return row?.work ?? false
}

async function lockFreeCursors<Ctx>(tx: Tx, reactions: readonly Reaction<Ctx>[]): Promise<Reaction<Ctx>[]> {
  const names = reactions.map(({ name }) => name)
  const rows = await tx.$queryRaw<{ handler: string }[]>`
    SELECT handler FROM reaction_cursors WHERE handler = ANY(${names}::text[]) ORDER BY handler FOR UPDATE SKIP LOCKED`
  const free = new Set(rows.map(({ handler }) => handler))
  return reactions.filter(({ name }) => free.has(name))
}

const FAN_OUT = 1_000

async function fanOut<Ctx>(tx: Tx, reaction: Reaction<Ctx>, { horizon }: ClaimOptions): Promise<void> {
  const { name, on, order = 'actor' } = reaction
  const own = typeCursors(reaction)
  await tx.$executeRaw`
    WITH cursors AS MATERIALIZED (
      SELECT substr(handler, length(${name}) + 2) AS type, position FROM reaction_cursors WHERE handler = ANY(${own}::text[])
    ), batch AS (
      SELECT a.seq, CASE ${order} WHEN 'actor' THEN coalesce(a.actor_id::text, a.object_id) WHEN 'object' THEN a.object_id END AS order_key
      FROM activity_log a
      WHERE a.type = ANY(${[...on]}::text[]) AND a.seq <= ${horizon} AND a.seq > (SELECT min(position) FROM cursors)
        AND a.seq > (SELECT position FROM cursors WHERE cursors.type = a.type)
      ORDER BY a.seq LIMIT ${FAN_OUT}
    ), made AS (
      -- Not rounded up to the next millisecond, or it would not be due yet.
      INSERT INTO reaction_tasks (handler, seq, order_key, due_at)
      SELECT ${name}, seq, order_key, date_trunc('milliseconds', now()) FROM batch
      ON CONFLICT DO NOTHING
    )
    UPDATE reaction_cursors SET seen_at = now(), position = greatest(position,
      CASE WHEN (SELECT count(*) FROM batch) < ${FAN_OUT} THEN ${horizon} ELSE (SELECT max(seq) FROM batch) END)
    WHERE handler = ANY(${[name, ...own]}::text[]) AND position < ${horizon}`
}

/**
 * Finds the keys with a leased or backing-off task once, then checks each task against them. A subquery for each task took minutes on
 * a long backlog without planner statistics, while no other process could claim.
 */
async function claim(tx: Tx, handler: string, { owner, leaseMs, limit }: ClaimOptions): Promise<ClaimedTask[]> {
  const rows = await tx.$queryRaw<ClaimedTask[]>`
    WITH held AS MATERIALIZED (
      SELECT DISTINCT order_key FROM reaction_tasks
      WHERE handler = ${handler} AND state IN ('pending', 'leased') AND due_at > now() AND order_key IS NOT NULL
    ), due AS (
      SELECT t.handler, t.seq FROM reaction_tasks t
      WHERE t.handler = ${handler} AND t.state IN ('pending', 'leased') AND t.due_at <= now()
        AND (t.order_key IS NULL OR t.order_key NOT IN (SELECT order_key FROM held))
      ORDER BY t.seq LIMIT ${limit} FOR UPDATE OF t SKIP LOCKED
    )
    UPDATE reaction_tasks t SET state = 'leased', lease_owner = ${owner}, epoch = t.epoch + 1,
      due_at = now() + make_interval(secs => ${leaseMs / 1000})
    FROM due WHERE t.handler = due.handler AND t.seq = due.seq
    RETURNING t.handler, t.seq, t.order_key AS "orderKey", t.attempts, t.epoch`
  return rows.sort((a, b) => (a.seq < b.seq ? -1 : 1))
}
