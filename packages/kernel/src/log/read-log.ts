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

/** Rows of the log in order. */
export async function readLog(db: Db | Tx, { after, upTo, types, limit }: LogRange): Promise<Activity[]> {
  const rows = await db.activity.findMany({
    where: { seq: { gt: after, lte: upTo }, type: { in: [...types] } },
    orderBy: { seq: 'asc' },
    take: limit,
    omit: { txid: true },
  })
  return rows as unknown as Activity[]
}
