import type { Db } from '@rose-ash/shared/db/client'

export interface Horizon {
  /** The last position that is safe to read. */
  readonly safe: bigint
  /** Whether rows beyond it exist, behind a gap or while another process is moving the horizon: check again soon. */
  readonly isBlocked: boolean
}

const LOOK_AHEAD = 5_000

/**
 * Moves the horizon of the log as far as is safe and returns it: every seq up to it is visible or will never exist.
 *
 * Rows become visible in the order of their commits, not of their seq. Rows that follow each other without a gap are safe. A gap
 * may be a transaction that is still running (or one that was rolled back), so it is noted together with the transaction id
 * of that moment; once no older writer of the log is open, a seq that is still missing will always be missing. Whoever writes the
 * log holds a lock that names its transaction before it draws a seq (prisma/sql/kernel.sql), so the one that drew the missing seq is
 * older than the note, and is seen until it has ended. Transactions that write no log delay nobody.
 *
 * Unlike "read only below the oldest running transaction" this keeps the order of seq (the order in which rows were locked).
 * Never in a transaction of the caller: each look needs a snapshot, and each note an id, of its own.
 */
export async function advanceHorizon(db: Db): Promise<Horizon> {
  const now = await look(db)
  if (!now.isBlocked) return now
  const first = await move(db)
  return first.isBlocked ? move(db) : first
}

/** Reads the horizon for an idle reader, without locks or writes. */
async function look(db: Db): Promise<Horizon> {
  const [row] = await db.$queryRaw<Horizon[]>`
    SELECT safe_seq AS safe, EXISTS (SELECT 1 FROM ap_activities WHERE seq > safe_seq) AS "isBlocked" FROM log_horizon WHERE id = 1`
  return row ?? { safe: 0n, isBlocked: false }
}

/**
 * The note, if no writer that is older than it is open. Asked before the rows are read, by a statement of its own: a writer that ends
 * in between has its rows seen. A note that another process makes in between is none that this has looked at.
 */
async function decidedNote(db: Db): Promise<bigint | undefined> {
  const [row] = await db.$queryRaw<{ noted: bigint }[]>`
    SELECT gap_xmax AS noted FROM log_horizon
    WHERE id = 1 AND NOT EXISTS (SELECT 1 FROM log_writers WHERE txid < gap_xmax)`
  return row?.noted
}

/**
 * Notes this statement's own transaction id, which is assigned after its snapshot was taken. The snapshot's xmax would be wrong: it is
 * one more than the newest ENDED transaction, so a running one may have a greater id.
 */
async function move(db: Db): Promise<Horizon> {
  const decided = (await decidedNote(db)) ?? -1n
  const [row] = await db.$queryRaw<Horizon[]>`
    WITH state AS (
      SELECT h.safe_seq, CASE WHEN h.gap_xmax = ${decided} THEN greatest(h.safe_seq, h.gap_until) ELSE h.safe_seq END AS base,
        h.gap_xmax = ${decided} OR h.gap_until <= h.safe_seq
          -- A server restored from a dump counts transactions anew: what was noted about the old ones means nothing.
          OR h.gap_xmax > (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint AS may_note
      FROM log_horizon h WHERE h.id = 1 FOR UPDATE OF h SKIP LOCKED
    ), ahead AS (
      SELECT seq, row_number() OVER (ORDER BY seq) AS nth
      FROM (SELECT seq FROM ap_activities WHERE seq > (SELECT base FROM state) ORDER BY seq LIMIT ${LOOK_AHEAD}) AS rows
    ), reach AS (
      SELECT state.base, state.may_note,
        coalesce(max(ahead.seq) FILTER (WHERE ahead.seq - ahead.nth = state.base), state.base) AS safe,
        coalesce(max(ahead.seq), state.base) AS seen
      FROM state LEFT JOIN ahead ON true GROUP BY state.base, state.may_note
    ), moved AS (
      UPDATE log_horizon h SET safe_seq = reach.safe,
        gap_until = CASE WHEN reach.seen > reach.safe AND reach.may_note THEN reach.seen ELSE h.gap_until END,
        gap_xmax = CASE WHEN reach.seen > reach.safe AND reach.may_note THEN (pg_current_xact_id()::text)::bigint ELSE h.gap_xmax END
      FROM reach WHERE h.id = 1 AND (reach.safe > h.safe_seq OR (reach.seen > reach.safe AND reach.may_note))
    )
    -- What was reached, under the lock: the table as this statement first saw it may be older than what another process has just moved.
    SELECT coalesce((SELECT safe FROM reach), (SELECT safe_seq FROM log_horizon WHERE id = 1), 0) AS safe,
      -- Nothing reached: another process holds the horizon and is moving it.
      coalesce((SELECT seen > safe FROM reach), true) AS "isBlocked"`
  return row ?? { safe: 0n, isBlocked: false }
}
