import type { Tx } from '@rose-ash/shared/db/client'

export interface ArchiveLimits {
  /** Archive only rows from before this moment … */
  readonly before: string
  /** … and up to this position, which every reader has passed. */
  readonly upTo: string
}

const FORGOTTEN_DAYS = 30

/**
 * The limits of what may be archived: rows that every projection and every live reaction has read. A reader that is behind could read
 * the archive too, but reading one table is faster. A reaction that no process has run for a month does not count.
 */
export async function archiveLimits(tx: Tx, { olderThanDays }: { olderThanDays: number }): Promise<ArchiveLimits> {
  const [row] = await tx.$queryRaw<{ before: Date; upTo: bigint }[]>`
    SELECT now() - make_interval(days => ${olderThanDays}::int) AS before, least(
      (SELECT safe_seq FROM log_horizon WHERE id = 1),
      (SELECT min(position) FROM projection_checkpoints WHERE state = 'live'),
      (SELECT min(position) FROM reaction_cursors WHERE seen_at > now() - make_interval(days => ${FORGOTTEN_DAYS}::int))) AS "upTo"`
  return { before: (row?.before ?? new Date(0)).toISOString(), upTo: String(row?.upTo ?? 0n) }
}

export interface ArchivedBatch {
  readonly moved: number
  /** The last archived position; null when nothing is left to archive. */
  readonly last: string | null
}

/**
 * Moves the next old internal rows into the archive, in one statement, so that a reader of `activity_log` sees each row exactly once.
 * Rows with a task that is not done, or parked, stay.
 */
export async function archiveBatch(
  tx: Tx,
  { before, upTo, after, limit }: ArchiveLimits & { readonly after: string; readonly limit: number },
): Promise<ArchivedBatch> {
  const [row] = await tx.$queryRaw<{ moved: number; last: bigint | null }[]>`
    WITH old AS (
      SELECT seq FROM ap_activities
      WHERE visibility = 'internal' AND seq > ${BigInt(after)} AND seq <= ${BigInt(upTo)} AND created_at < ${before}::timestamptz
        AND seq NOT IN (SELECT seq FROM reaction_tasks WHERE state IN ('pending', 'leased'))
        AND seq NOT IN (SELECT seq FROM reaction_tasks WHERE state = 'parked')
      ORDER BY seq LIMIT ${limit} FOR UPDATE
    ), gone AS (
      DELETE FROM ap_activities a USING old WHERE a.seq = old.seq RETURNING a.*
    ), kept AS (
      INSERT INTO ap_activities_archive (seq, id, txid, type, origin_app, visibility, actor_id, object_id, object, created_at)
      SELECT seq, id, txid, type, origin_app, visibility, actor_id, object_id, object, created_at FROM gone RETURNING seq
    )
    SELECT count(*)::int AS moved, max(seq) AS last FROM kept`
  return { moved: row?.moved ?? 0, last: row?.last == null ? null : String(row.last) }
}
