import type { KernelContext } from '../kernel-context.ts'
import { ring } from '../waking/bells.ts'
import { createLoop, type Loop } from '../waking/create-loop.ts'

const LOOK_MS = 1_000

/**
 * Rings when a flow's timer or lease expires, so that workers can poll rarely. Checks one second ahead and sets a precise timer; after
 * a missed ring the worker's own poll finds the flow.
 */
export function createAlarm(ctx: KernelContext): Loop {
  return createLoop({
    name: 'alarm',
    pollMs: LOOK_MS,
    log: ctx.log,
    async work() {
      for (const { name, inMs } of await findSoon(ctx))
        setTimeout(() => ring(ctx, 'flowWork', name), Math.max(0, inMs)).unref()
      return false
    },
  })
}

async function findSoon({ db }: KernelContext): Promise<{ name: string; inMs: number }[]> {
  return db.$queryRaw<{ name: string; inMs: number }[]>`
    SELECT i.name, (extract(epoch FROM min(i.wake_at) - clock_timestamp()) * 1000)::float8 AS "inMs"
    FROM flow_definitions d, LATERAL (
      SELECT name, wake_at FROM flow_instances WHERE name = d.name AND status = 'ready'
      UNION ALL
      SELECT name, wake_at FROM flow_instances WHERE name = d.name AND status IN ('suspended', 'running') AND wake_at IS NOT NULL
        AND wake_at <= now() + make_interval(secs => ${LOOK_MS / 1000}::float8)) AS i
    WHERE i.wake_at <= now() + make_interval(secs => ${LOOK_MS / 1000}::float8)
    GROUP BY i.name`
}
