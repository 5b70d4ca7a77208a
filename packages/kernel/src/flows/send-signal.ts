import type { Db, Tx } from '@rose-ash/shared/db/client'
import { FlowFinishedError, FlowNotFoundError } from './errors.ts'
import { publicStatus } from './flow-view.ts'
import { isUuid } from './is-uuid.ts'
import { toJson } from './json.ts'

export interface NewSignal {
  readonly id: string
  readonly payload?: unknown
  /** Default '*': answers whatever the flow waits for first. */
  readonly key?: string
  readonly idempotencyKey?: string
}

/** Queues a signal without touching the instance's row, so that a sender never waits for a running step, nor the other way round. */
export async function sendSignal(db: Db | Tx, { id, payload, key = '*', idempotencyKey }: NewSignal) {
  const flow = isUuid(id)
    ? await db.flowInstance.findUnique({ where: { id }, select: { name: true, status: true, finishedAt: true } })
    : null
  if (!flow) throw new FlowNotFoundError(id)
  const handle = { id, name: flow.name, status: publicStatus(flow.status) }
  const sent = idempotencyKey ? await findSent(db, id, idempotencyKey) : undefined
  if (sent !== undefined) return { ...handle, signal: String(sent) }
  if (flow.finishedAt) throw new FlowFinishedError(id, flow.status)
  const [queued] = await db.$queryRaw<{ seq: bigint }[]>`
    INSERT INTO flow_signals (flow_id, key, payload, idempotency_key)
    VALUES (${id}::uuid, ${key}, ${toJson(payload)}::jsonb, ${idempotencyKey ?? null})
    ON CONFLICT (flow_id, idempotency_key) DO NOTHING RETURNING seq`
  const signal = queued?.seq ?? (await findSent(db, id, idempotencyKey ?? ''))
  return { ...handle, signal: String(signal) }
}

async function findSent(db: Db | Tx, flowId: string, idempotencyKey: string): Promise<bigint | undefined> {
  const sent = await db.flowSignal.findFirst({ where: { flowId, idempotencyKey }, select: { seq: true } })
  return sent?.seq
}
