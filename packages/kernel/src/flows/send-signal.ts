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
  if (flow.finishedAt) {
    if (await wasSent(db, id, idempotencyKey)) return handle
    throw new FlowFinishedError(id, flow.status)
  }
  await db.$executeRaw`
    INSERT INTO flow_signals (flow_id, key, payload, idempotency_key)
    VALUES (${id}::uuid, ${key}, ${toJson(payload)}::jsonb, ${idempotencyKey ?? null}) ON CONFLICT (flow_id, idempotency_key) DO NOTHING`
  return handle
}

async function wasSent(db: Db | Tx, flowId: string, idempotencyKey: string | undefined): Promise<boolean> {
  if (!idempotencyKey) return false
  return (await db.flowSignal.count({ where: { flowId, idempotencyKey } })) > 0
}
