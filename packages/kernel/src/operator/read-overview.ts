import type { Db } from '@rose-ash/shared/db/client'

export interface Overview {
  readonly log: { readonly last: bigint; readonly horizon: bigint; readonly archivedUpTo: bigint }
  readonly flows: readonly { readonly name: string; readonly status: string; readonly count: bigint }[]
  readonly reactions: readonly {
    readonly handler: string
    readonly position: bigint
    readonly open: bigint
    readonly parked: bigint
  }[]
  readonly projections: readonly {
    readonly name: string
    readonly generation: number
    readonly state: string
    readonly position: bigint
    readonly lastError: string | null
  }[]
}

/** The numbers of the operator's overview. */
export async function readOverview(db: Db): Promise<Overview> {
  const [log, flows, reactions, projections] = await Promise.all([
    db.$queryRaw<Overview['log'][]>`
      SELECT coalesce((SELECT max(seq) FROM ap_activities), 0) AS last, coalesce((SELECT safe_seq FROM log_horizon), 0) AS horizon,
        coalesce((SELECT max(seq) FROM ap_activities_archive), 0) AS "archivedUpTo"`,
    db.$queryRaw<Overview['flows'][number][]>`
      SELECT name, CASE WHEN parked_at IS NOT NULL THEN 'parked' WHEN status = 'ready' THEN 'running' ELSE status END AS status, count(*) AS count
      FROM flow_instances GROUP BY 1, 2 ORDER BY 1, 2`,
    db.$queryRaw<Overview['reactions'][number][]>`
      SELECT c.handler, c.position, count(t.seq) FILTER (WHERE t.state IN ('pending', 'leased')) AS open,
        count(t.seq) FILTER (WHERE t.state = 'parked') AS parked
      FROM reaction_cursors c LEFT JOIN reaction_tasks t ON t.handler = c.handler AND t.state <> 'done'
      WHERE c.handler NOT LIKE '% %'
      GROUP BY c.handler, c.position ORDER BY c.handler`,
    db.$queryRaw<Overview['projections'][number][]>`
      SELECT name, generation, state, position, last_error AS "lastError" FROM projection_checkpoints
      WHERE state <> 'retired' ORDER BY name, generation`,
  ])
  return { log: log[0] ?? { last: 0n, horizon: 0n, archivedUpTo: 0n }, flows, reactions, projections }
}
