import type { Db, Tx } from '@rose-ash/shared/db/client'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import { storableText } from '@rose-ash/shared/words/storable-text'
import { FlowFinishedError, FlowNotFoundError } from '../errors.ts'
import { toJson } from '../json.ts'
import { publicStatus } from './flow-view.ts'

export interface NewSignal {
  readonly id: string
  readonly payload?: unknown
  /** Default '*': matches the first wait of the flow, with any key. */
  readonly key?: string
  readonly idempotencyKey?: string
}

interface Sent {
  readonly name: string
  readonly status: string
  readonly isFinished: boolean
  readonly seq: bigint | null
}

/** Queues a signal without locking the instance's row, so that sender and running steps never wait for each other. */
export async function sendSignal(db: Db | Tx, signal: NewSignal) {
  const { id } = signal
  let sent = isUuid(id) ? await send(db, signal) : undefined
  // Another transaction was sending the same key; its row is visible now.
  if (sent && sent.seq === null && !sent.isFinished) sent = await send(db, signal)
  if (!sent) throw new FlowNotFoundError(id)
  if (sent.seq === null) throw new FlowFinishedError(id, sent.status)
  return { id, name: sent.name, status: publicStatus(sent.status), signal: String(sent.seq) }
}

async function send(db: Db | Tx, { id, payload, key = '*', idempotencyKey }: NewSignal): Promise<Sent | undefined> {
  const known = idempotencyKey === undefined ? null : storableText(idempotencyKey)
  const [sent] = await db.$queryRaw<Sent[]>`/* prepared: send-flow-signal */
    WITH flow AS (
      SELECT id, name, status, finished_at FROM flow_instances WHERE id = ${id}::uuid
    ), known AS (
      SELECT seq FROM flow_signals WHERE flow_id = ${id}::uuid AND idempotency_key = ${known}
    ), queued AS (
      INSERT INTO flow_signals (flow_id, key, payload, idempotency_key)
      SELECT id, ${storableText(key)}, ${toJson(payload)}::jsonb, ${known} FROM flow
      WHERE finished_at IS NULL AND NOT EXISTS (SELECT 1 FROM known)
      ON CONFLICT (flow_id, idempotency_key) DO NOTHING RETURNING seq
    )
    SELECT name, status, finished_at IS NOT NULL AS "isFinished", coalesce((SELECT seq FROM queued), (SELECT seq FROM known)) AS seq
    FROM flow`
  return sent
}
