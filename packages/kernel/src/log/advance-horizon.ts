import type { Db, Tx } from '@rose-ash/shared/db/client'

const LOOK_AHEAD = 5_000

/**
 * Moves the horizon of the log as far as is safe and returns it: every seq up to it is visible for good or will never exist.
 *
 * Rows become visible in the order of their commits, not of their seq. Rows that follow each other without a gap are safe. A gap
 * may be a transaction that is still running (or one that was rolled back), so it is kept with the transaction ids of that
 * moment; once all of them have ended, what is still missing will always be. A trigger sees to it that a transaction has its
 * id before it draws a seq, so whoever drew the missing one was running when the gap was seen.
 *
 * Unlike "read only below the oldest running transaction" this keeps the order of seq (the order in which rows were
 * locked), and a long transaction that writes no log delays nobody.
 */
export async function advanceHorizon(db: Db | Tx): Promise<bigint> {
  const [row] = await db.$queryRaw<{ safe: bigint }[]>`
    WITH snapshot AS MATERIALIZED (
      SELECT (pg_snapshot_xmin(s)::text)::bigint AS xmin, (pg_snapshot_xmax(s)::text)::bigint AS xmax
      FROM pg_current_snapshot() AS s
    ), state AS (
      SELECT h.safe_seq, h.gap_until, h.gap_xmax, snapshot.xmin, snapshot.xmax,
        snapshot.xmin >= h.gap_xmax AS decided,
        -- A database restored from a dump counts transactions anew: what it noted about the old ones means nothing.
        h.gap_xmax > snapshot.xmax AS foreign_note,
        CASE WHEN snapshot.xmin >= h.gap_xmax THEN greatest(h.safe_seq, h.gap_until) ELSE h.safe_seq END AS base
      FROM log_horizon h, snapshot WHERE h.id = 1 FOR UPDATE OF h SKIP LOCKED
    ), ahead AS (
      SELECT seq, row_number() OVER (ORDER BY seq) AS nth
      FROM (SELECT seq FROM ap_activities WHERE seq > (SELECT base FROM state) ORDER BY seq LIMIT ${LOOK_AHEAD}) AS rows
    ), reach AS (
      SELECT state.*, coalesce(max(ahead.seq) FILTER (WHERE ahead.seq - ahead.nth = state.base), state.base) AS safe,
        coalesce(max(ahead.seq), state.base) AS seen
      FROM state LEFT JOIN ahead ON true
      GROUP BY state.safe_seq, state.gap_until, state.gap_xmax, state.xmin, state.xmax, state.decided, state.foreign_note, state.base
    ), moved AS (
      UPDATE log_horizon h SET safe_seq = reach.safe,
        gap_until = CASE WHEN reach.seen > reach.safe AND (reach.decided OR reach.foreign_note) THEN reach.seen ELSE h.gap_until END,
        gap_xmax = CASE WHEN reach.seen > reach.safe AND (reach.decided OR reach.foreign_note) THEN reach.xmax ELSE h.gap_xmax END
      FROM reach WHERE h.id = 1
        AND (reach.safe > h.safe_seq OR (reach.seen > reach.safe AND (reach.decided OR reach.foreign_note)))
      RETURNING h.safe_seq
    )
    SELECT coalesce((SELECT safe_seq FROM moved), (SELECT safe_seq FROM log_horizon WHERE id = 1), 0) AS safe`
  return row?.safe ?? 0n
}
