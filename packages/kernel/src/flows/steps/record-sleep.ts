import type { Db } from '@rose-ash/shared/db/client'
import { LeaseLostError } from '../errors.ts'
import type { Fence } from './record-step.ts'

export type Wake = { readonly inMs: number } | { readonly at: Date }

/** Records the end of a sleep at its first call; true when the sleep has ended. */
export async function recordSleep(
  db: Db,
  { id, epoch }: Fence,
  position: number,
  name: string,
  wake: Wake,
): Promise<boolean> {
  const at = 'at' in wake ? wake.at : null
  const seconds = 'inMs' in wake ? wake.inMs / 1000 : null
  const [row] = await db.$queryRaw<{ done: boolean }[]>`/* prepared: record-flow-sleep */
    WITH fence AS (
      SELECT id, coalesce(${at}::timestamptz, now() + make_interval(secs => ${seconds}::float8)) AS wake_at
      FROM flow_instances WHERE id = ${id}::uuid AND epoch = ${epoch} AND status = 'running' FOR NO KEY UPDATE
    )
    INSERT INTO flow_steps AS s (flow_id, position, name, kind, state, epoch, wake_at, finished_at)
    SELECT id, ${position}, ${name}, 'sleep', CASE WHEN wake_at <= now() THEN 'done' ELSE 'waiting' END, ${epoch}, wake_at,
      CASE WHEN wake_at <= now() THEN now() END
    FROM fence
    ON CONFLICT (flow_id, position) DO UPDATE SET epoch = excluded.epoch,
      state = CASE WHEN s.wake_at <= now() THEN 'done' ELSE 'waiting' END,
      finished_at = CASE WHEN s.wake_at <= now() THEN now() END
      WHERE s.state = 'waiting'
    RETURNING s.state = 'done' AS done`
  if (!row) throw new LeaseLostError(`flow ${id}, step ${position}`)
  return row.done
}
