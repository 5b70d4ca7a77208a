import type { Activity } from '@rose-ash/shared/activities/activity'
import type { Db, Tx } from '@rose-ash/shared/db/client'

export interface LogRange {
  /** Read rows after this position … */
  readonly after: bigint
  /** … up to this one: never beyond the horizon, or a late commit could be skipped. */
  readonly upTo: bigint
  readonly types: readonly string[]
  readonly limit: number
}

/**
 * Rows of the log in order, including archived rows, for rebuilds from zero. It is one statement, so that a row that is being archived
 * is returned once. The live table is read no further than a full batch of the archive reaches: otherwise each batch of a rebuild
 * would scan the live table for its first row. After the end of the archive, the archive costs one index lookup.
 */
export async function readLog(db: Db | Tx, { after, upTo, types, limit }: LogRange): Promise<Activity[]> {
  const wanted = [...types]
  return db.$queryRaw<Activity[]>`
    WITH old AS MATERIALIZED (
      SELECT seq, id, type, origin_app, visibility, actor_id, object_id, object, created_at FROM ap_activities_archive
      WHERE seq > ${after} AND seq <= ${upTo} AND type = ANY(${wanted}::text[]) ORDER BY seq LIMIT ${limit}
    ), recent AS (
      SELECT seq, id, type, origin_app, visibility, actor_id, object_id, object, created_at FROM ap_activities
      WHERE seq > ${after} AND type = ANY(${wanted}::text[])
        AND seq <= (SELECT CASE WHEN count(*) < ${limit} THEN ${upTo} ELSE max(seq) END FROM old)
      ORDER BY seq LIMIT ${limit}
    )
    SELECT seq, id, type, origin_app AS "originApp", visibility, actor_id AS "actorId", object_id AS "objectId", object,
      created_at AS "createdAt"
    FROM (SELECT * FROM old UNION ALL SELECT * FROM recent) AS both_halves ORDER BY seq LIMIT ${limit}`
}

/** The rows at these positions, by position. */
export async function readActivities(db: Db | Tx, seqs: readonly bigint[]): Promise<Map<bigint, Activity>> {
  const rows = await db.$queryRaw<Activity[]>`
    SELECT seq, id, type, origin_app AS "originApp", visibility, actor_id AS "actorId", object_id AS "objectId", object,
      created_at AS "createdAt"
    FROM activity_log WHERE seq = ANY(${[...seqs]}::bigint[])`
  return new Map(rows.map((row) => [row.seq, row]))
}
