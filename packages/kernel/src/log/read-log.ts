import type { Activity } from '@rose-ash/shared/activities/activity'
import type { Db, Tx } from '@rose-ash/shared/db/client'

export interface LogRange {
  /** Read after this position … */
  readonly after: bigint
  /** … up to this one: never beyond the horizon, or a late commit could be skipped. */
  readonly upTo: bigint
  readonly types: readonly string[]
  readonly limit: number
}

/**
 * Rows of the log in order, archived ones too: a rebuild reads them from zero. One statement, so that a row that is being archived is
 * seen once. The live half is read no further than a full batch of the archived half reaches, or each batch of a rebuild would
 * look through the whole of it for its first row; beyond the archive its half costs one look into an index.
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

/** The rows of these positions, by position. */
export async function readActivities(db: Db | Tx, seqs: readonly bigint[]): Promise<Map<bigint, Activity>> {
  const rows = await db.$queryRaw<Activity[]>`
    SELECT seq, id, type, origin_app AS "originApp", visibility, actor_id AS "actorId", object_id AS "objectId", object,
      created_at AS "createdAt"
    FROM activity_log WHERE seq = ANY(${[...seqs]}::bigint[])`
  return new Map(rows.map((row) => [row.seq, row]))
}
