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

/** Rows of the log in order, archived ones too: what a rebuild reads from zero. Beyond the archive its half costs one look into an index. */
export async function readLog(db: Db | Tx, { after, upTo, types, limit }: LogRange): Promise<Activity[]> {
  return db.$queryRaw<Activity[]>`
    SELECT seq, id, type, origin_app AS "originApp", visibility, actor_id AS "actorId", object_id AS "objectId", object,
      created_at AS "createdAt"
    FROM activity_log WHERE seq > ${after} AND seq <= ${upTo} AND type = ANY(${[...types]}::text[])
    ORDER BY seq LIMIT ${limit}`
}

/** The rows of these positions, by position. */
export async function readActivities(db: Db | Tx, seqs: readonly bigint[]): Promise<Map<bigint, Activity>> {
  const rows = await db.$queryRaw<Activity[]>`
    SELECT seq, id, type, origin_app AS "originApp", visibility, actor_id AS "actorId", object_id AS "objectId", object,
      created_at AS "createdAt"
    FROM activity_log WHERE seq = ANY(${[...seqs]}::bigint[])`
  return new Map(rows.map((row) => [row.seq, row]))
}
