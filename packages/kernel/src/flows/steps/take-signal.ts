import type { Db } from '@rose-ash/shared/db/client'
import { LeaseLostError } from '../errors.ts'
import type { RecordedWait } from '../flow.ts'
import { toJson } from '../json.ts'
import type { Fence } from './record-step.ts'

export interface WaitRequest {
  readonly position: number
  readonly name: string
  readonly key: string
  readonly timeoutMs: number | undefined
  /** Whether a signal without a key reaches it. */
  readonly keyless: boolean
  /** What the payload must be, as JSON Schema: senders are refused what does not fit. */
  readonly payloadSchema: unknown
  /** Takes this signal or none. */
  readonly only?: bigint
}

/**
 * Takes the oldest unused signal of a key (or of '*', if the wait is reached without a key) into the step, in one statement. Without a signal it records the timeout when
 * that has passed; else it records that the instance waits, and returns undefined. A waiting signal has precedence over a timeout that
 * has passed.
 */
export async function takeSignal(db: Db, { id, epoch }: Fence, wait: WaitRequest): Promise<RecordedWait | undefined> {
  const seconds = wait.timeoutMs === undefined ? null : wait.timeoutMs / 1000
  const [row] = await db.$queryRaw<{ state: string; result: RecordedWait | null }[]>`/* prepared: take-flow-signal */
    WITH fence AS (
      SELECT id FROM flow_instances WHERE id = ${id}::uuid AND epoch = ${epoch} AND status = 'running' FOR NO KEY UPDATE
    ), oldest AS (
      SELECT s.seq FROM flow_signals s JOIN fence ON fence.id = s.flow_id
      WHERE s.seq = coalesce(${wait.only ?? null}::bigint, least(
          (SELECT seq FROM flow_signals WHERE flow_id = ${id}::uuid AND key = ${wait.key} AND consumed_at IS NULL ORDER BY key, seq LIMIT 1),
          (SELECT seq FROM flow_signals WHERE ${wait.keyless} AND flow_id = ${id}::uuid AND key = '*' AND consumed_at IS NULL
            ORDER BY key, seq LIMIT 1)))
        AND s.consumed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM flow_steps d WHERE d.flow_id = s.flow_id AND d.position = ${wait.position} AND d.state = 'done')
    ), taken AS (
      UPDATE flow_signals s SET consumed_at = now(), consumed_by = ${wait.position} FROM oldest WHERE s.seq = oldest.seq
      RETURNING jsonb_build_object('timedOut', false, 'payload', s.payload) AS result
    )
    INSERT INTO flow_steps AS s (flow_id, position, name, kind, state, result, epoch, wait_key, keyless, payload_schema, wake_at, finished_at)
    SELECT fence.id, ${wait.position}, ${wait.name}, 'wait', CASE WHEN taken.result IS NULL THEN 'waiting' ELSE 'done' END, taken.result,
      ${epoch}, ${wait.key}, ${wait.keyless}, ${toJson(wait.payloadSchema)}::jsonb, now() + make_interval(secs => ${seconds}::float8), CASE WHEN taken.result IS NULL THEN NULL ELSE now() END
    FROM fence LEFT JOIN taken ON true
    ON CONFLICT (flow_id, position) DO UPDATE SET epoch = excluded.epoch, keyless = excluded.keyless, payload_schema = excluded.payload_schema,
      state = CASE WHEN excluded.state = 'done' OR s.wake_at <= now() THEN 'done' ELSE 'waiting' END,
      result = CASE WHEN excluded.state = 'done' THEN excluded.result WHEN s.wake_at <= now() THEN '{"timedOut": true}'::jsonb END,
      finished_at = CASE WHEN excluded.state = 'done' OR s.wake_at <= now() THEN now() END
      WHERE s.state = 'waiting'
    RETURNING s.state, s.result`
  if (!row) throw new LeaseLostError(`flow ${id}, step ${wait.position}`)
  return row.state === 'done' && row.result ? row.result : undefined
}
