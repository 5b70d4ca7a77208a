import type { Db, Tx } from '@rose-ash/shared/db/client'
import { storableText } from '@rose-ash/shared/words/storable-text'
import { v7 as uuidv7 } from 'uuid'
import { UnknownFlowError } from '../errors.ts'
import type { FlowStatus } from '../flow.ts'
import { toJson } from '../json.ts'

export interface NewFlow {
  readonly name: string
  readonly input: unknown
  readonly originApp: string
  readonly idempotencyKey?: string | undefined
  readonly parentId?: string
  /** More urgent ones are claimed first. Default: the parent's, or 0. */
  readonly priority?: number | undefined
}

export interface StartedFlow {
  readonly id: string
  readonly status: FlowStatus
  /** False when the idempotency key had started the instance before. */
  readonly created: boolean
  /** False when the idempotency key had started an instance with another input. */
  readonly isSame: boolean
}

/** Inserts a new instance, or returns the one that the same idempotency key started. Throws UnknownFlowError when no worker can run it. */
export async function insertFlow(db: Db | Tx, flow: NewFlow): Promise<StartedFlow> {
  const { name, originApp, parentId = null, priority = null } = flow
  const idempotencyKey = flow.idempotencyKey === undefined ? null : storableText(flow.idempotencyKey)
  const input = toJson(flow.input ?? {})
  const [created] = await db.$queryRaw<{ id: string; status: FlowStatus }[]>`/* prepared: insert-flow */
    INSERT INTO flow_instances (id, name, version, input, idempotency_key, parent_id, origin_app, wake_at, priority, root_at)
    SELECT ${uuidv7()}::uuid, d.name, d.version, ${input}::jsonb, ${idempotencyKey}, ${parentId}::uuid, ${originApp},
      date_trunc('milliseconds', now()), coalesce(${priority}::int, p.priority, 0), coalesce(p.root_at, now())
    FROM flow_definitions d LEFT JOIN flow_instances p ON p.id = ${parentId}::uuid WHERE d.name = ${name}
    ON CONFLICT (name, idempotency_key) DO NOTHING RETURNING id, status`
  if (created) return { ...created, created: true, isSame: true }
  const [found] = await db.$queryRaw<{ id: string; status: FlowStatus; isSame: boolean }[]>`
    SELECT id, status, run > 0 OR input = ${input}::jsonb AS "isSame" FROM flow_instances WHERE name = ${name} AND idempotency_key = ${idempotencyKey}`
  if (!found) throw new UnknownFlowError(name)
  return { ...found, created: false }
}
