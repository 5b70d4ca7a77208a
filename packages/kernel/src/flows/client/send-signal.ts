import type { Db, Tx } from '@rose-ash/shared/db/client'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import { storableText } from '@rose-ash/shared/words/storable-text'
import { z } from 'zod'
import { FlowFinishedError, FlowNotFoundError } from '../errors.ts'
import { toJson } from '../json.ts'
import { readSchema } from '../schemas.ts'
import { publicStatus } from './flow-view.ts'
import { unparkFlow } from './unpark-flow.ts'

export interface NewSignal {
  readonly id: string
  readonly payload?: unknown
  /** Default '*': matches the first wait of the flow that a signal without a key reaches. */
  readonly key?: string
  readonly idempotencyKey?: string
}

interface Sent {
  readonly name: string
  readonly status: string
  readonly isFinished: boolean
  readonly isParked: boolean
  /** What the waiting step that the signal reaches asks of its payload. */
  readonly schema: unknown
  readonly seq: bigint | null
  readonly isSame: boolean
}

/**
 * Queues a signal without locking the instance's row, so that sender and running steps never wait for each other. A payload that does not
 * fit what waits for it is refused, and the wait goes on. A parked instance takes a signal without a key as "go on".
 */
export async function sendSignal(db: Db | Tx, signal: NewSignal) {
  const { id } = signal
  let sent = isUuid(id) ? await send(db, signal, false) : undefined
  if (sent?.isParked && signal.key === undefined && (await unparkFlow(db, id)))
    return { id, name: sent.name, status: 'running' as const, signal: '0', isSame: true }
  if (sent && sent.seq === null && sent.schema) {
    checkPayload(sent.schema, JSON.parse(toJson(signal.payload) ?? 'null'))
    sent = await send(db, signal, true)
  }
  // Another transaction was sending the same idempotency key; its row is visible now.
  if (sent && sent.seq === null && !sent.isFinished) sent = await send(db, signal, true)
  if (!sent) throw new FlowNotFoundError(id)
  if (sent.seq === null) throw new FlowFinishedError(id, sent.status)
  return { id, name: sent.name, status: publicStatus(sent.status), signal: String(sent.seq), isSame: sent.isSame }
}

async function send(
  db: Db | Tx,
  { id, payload, key: given = '*', idempotencyKey }: NewSignal,
  isChecked: boolean,
): Promise<Sent | undefined> {
  const key = storableText(given)
  const known = idempotencyKey === undefined ? null : storableText(idempotencyKey)
  const [sent] = await db.$queryRaw<Sent[]>`/* prepared: send-flow-signal */
    WITH flow AS (
      SELECT id, name, CASE WHEN parked_at IS NULL THEN status ELSE 'parked' END AS status, finished_at, parked_at
      FROM flow_instances WHERE id = ${id}::uuid
    ), known AS (
      SELECT seq, key = ${key} AND payload IS NOT DISTINCT FROM ${toJson(payload)}::jsonb AS is_same FROM flow_signals
      WHERE flow_id = ${id}::uuid AND idempotency_key = ${known}
    ), reached AS (
      SELECT payload_schema AS schema FROM flow_steps w
      WHERE w.flow_id = ${id}::uuid AND w.state = 'waiting' AND w.kind = 'wait' AND (${key} = w.wait_key
        OR ${key} = '*' AND coalesce(w.keyless, w.wait_key NOT LIKE 'child:%'))
      ORDER BY w.position LIMIT 1
    ), queued AS (
      INSERT INTO flow_signals (flow_id, key, payload, idempotency_key)
      SELECT id, ${key}, ${toJson(payload)}::jsonb, ${known} FROM flow
      WHERE finished_at IS NULL AND NOT EXISTS (SELECT 1 FROM known) AND (parked_at IS NULL OR ${key} <> '*')
        AND (${isChecked} OR NOT EXISTS (SELECT 1 FROM reached WHERE schema IS NOT NULL))
      ON CONFLICT (flow_id, idempotency_key) DO NOTHING RETURNING seq
    )
    SELECT name, status, finished_at IS NOT NULL AS "isFinished", parked_at IS NOT NULL AS "isParked",
      coalesce((SELECT is_same FROM known), true) AS "isSame", (SELECT schema FROM reached) AS schema, coalesce((SELECT seq FROM queued), (SELECT seq FROM known)) AS seq
    FROM flow`
  return sent
}

function checkPayload(schema: unknown, payload: unknown): void {
  const checked = readSchema(schema)?.safeParse(payload)
  if (!checked || checked.success) return
  throw new ValidationError('the payload does not fit what the flow waits for', {
    code: 'payload_refused',
    details: z.treeifyError(checked.error),
  })
}
