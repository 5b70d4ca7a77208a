import type { Db } from '@rose-ash/shared/db/client'

/** Work of one kind that waits for somebody. */
export interface Trouble {
  readonly kind: 'reaction' | 'mailbox' | 'delivery'
  /** The reaction, the mailbox, or the kind of delivery. */
  readonly name: string
  /** Of deliveries. */
  readonly destination: string | null
  /** What is given up until it is replayed. */
  readonly parked: number
  /** What still waits, behind a destination that is away or held back. */
  readonly waiting: number
  readonly awaySince: Date | null
  readonly pausedAt: Date | null
  readonly lastError: string | null
}

/** Everything that is parked or away, by what it belongs to; at most 500. */
export async function readTroubles(db: Db): Promise<Trouble[]> {
  return db.$queryRaw<Trouble[]>`
    SELECT * FROM (
      SELECT 'reaction' AS kind, handler AS name, NULL AS destination, count(*)::int AS parked, 0 AS waiting,
        NULL::timestamptz AS "awaySince", NULL::timestamptz AS "pausedAt", max(last_error) AS "lastError"
      FROM reaction_tasks WHERE state = 'parked' GROUP BY handler
      UNION ALL
      SELECT 'mailbox', actor, NULL, count(*)::int, 0, NULL, NULL, max(last_error) FROM mailbox WHERE state = 'parked' GROUP BY actor
      UNION ALL
      SELECT 'delivery', kind, destination, sum(parked)::int, sum(waiting)::int, max(away_since), max(paused_at), max(last_error) FROM (
        SELECT kind, destination, 1 AS parked, 0 AS waiting, NULL::timestamptz AS away_since, NULL::timestamptz AS paused_at, last_error
        FROM deliveries WHERE state = 'parked'
        UNION ALL
        SELECT h.kind, h.name, 0, (SELECT count(*) FROM deliveries d
            WHERE d.kind = h.kind AND d.destination = h.name AND d.state IN ('pending', 'leased'))::int, h.away_since, h.paused_at, h.last_error
        FROM delivery_destinations h WHERE h.failures > 0 OR h.paused_at IS NOT NULL
      ) AS each GROUP BY kind, destination
    ) AS troubles ORDER BY kind, name, destination LIMIT 500`
}
