import type { BaseContext } from '@rose-ash/shared/context/base-context'
import type { Db } from '@rose-ash/shared/db/client'
import { Gauge } from 'prom-client'

/** Adds to /metrics how long what is due has waited, and what is to be delivered; read from the database at each scrape. */
export function measureLag({ db, metrics }: Pick<BaseContext, 'db' | 'metrics'>): void {
  const registers = [metrics.registry]
  new Gauge({
    name: 'rose_deliveries',
    help: 'Deliveries that wait, run or are dead letters',
    labelNames: ['delivery', 'state'],
    registers,
    async collect() {
      const counts = await countDeliveries(db)
      this.reset()
      for (const { kind, state, count } of counts) this.set({ delivery: kind, state }, count)
    },
  })
  new Gauge({
    name: 'rose_delivery_destinations_away',
    help: 'Destinations that do not answer',
    labelNames: ['delivery'],
    registers,
    async collect() {
      const away = await countAway(db)
      this.reset()
      for (const { kind, count } of away) this.set({ delivery: kind }, count)
    },
  })
  new Gauge({
    name: 'rose_work_lag_seconds',
    help: 'How long the oldest work that is due has waited',
    labelNames: ['work', 'name'],
    registers,
    async collect() {
      const lags = await readLags(db)
      this.reset()
      for (const { work, name, seconds } of lags) this.set({ work, name }, seconds)
    },
  })
}

interface Lag {
  readonly work: string
  readonly name: string
  readonly seconds: number
}

/** What waits for a destination that is away or held back is not late. */
async function readLags(db: Db): Promise<Lag[]> {
  return db.$queryRaw<Lag[]>`
    SELECT work, name, extract(epoch FROM now() - since)::float8 AS seconds FROM (
      SELECT 'flow' AS work, name, min(wake_at) AS since FROM flow_instances WHERE wake_at < now() GROUP BY name
      UNION ALL
      SELECT 'reaction', handler, min(due_at) FROM reaction_tasks
      WHERE state IN ('pending', 'leased') AND due_at < now() GROUP BY handler
      UNION ALL
      SELECT 'projection', c.name, (
        SELECT a.created_at FROM ap_activities a WHERE a.seq > c.position ORDER BY a.seq LIMIT 1)
      FROM projection_checkpoints c WHERE c.state = 'live'
      UNION ALL
      SELECT 'delivery', d.kind, min(d.due_at)
      FROM deliveries d LEFT JOIN delivery_destinations h ON h.kind = d.kind AND h.name = d.destination
      WHERE d.state IN ('pending', 'leased') AND d.due_at < now() AND h.paused_at IS NULL AND coalesce(h.failures, 0) = 0
      GROUP BY d.kind
    ) AS waiting WHERE since IS NOT NULL`
}

async function countDeliveries(db: Db) {
  return db.$queryRaw<{ kind: string; state: string; count: number }[]>`
    SELECT kind, state, count(*)::int AS count FROM deliveries WHERE state IN ('pending', 'leased') GROUP BY kind, state
    UNION ALL
    SELECT kind, state, count(*)::int FROM deliveries WHERE state = 'parked' GROUP BY kind, state`
}

async function countAway(db: Db) {
  return db.$queryRaw<{ kind: string; count: number }[]>`
    SELECT kind, count(*)::int AS count FROM delivery_destinations WHERE failures > 0 GROUP BY kind`
}
