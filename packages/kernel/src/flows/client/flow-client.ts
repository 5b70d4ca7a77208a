import type { Db, Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import type { KernelContext } from '../../kernel-context.ts'
import { CANCELLED, ring } from '../../waking/bells.ts'
import { FlowNotFoundError } from '../errors.ts'
import { cancelFlow } from './cancel-flow.ts'
import { type FlowDetail, type FlowSummary, publicStatus, summarise } from './flow-view.ts'
import { forkFlow } from './fork-flow.ts'
import { insertFlow, type StartedFlow } from './insert-flow.ts'
import { retryFlow } from './retry-flow.ts'
import { sendSignal } from './send-signal.ts'
import { showFlow } from './show-flow.ts'

export interface FlowHandle {
  readonly id: string
  readonly name?: string
  readonly status: FlowSummary['status']
}

export interface SentSignal extends FlowHandle {
  /** The number of the signal in the queue. */
  readonly signal: string
  /** False when the idempotency key was sent before with another payload or key. */
  readonly isSame: boolean
}

export interface ListFlows {
  readonly name?: string
  readonly status?: string
  readonly limit?: number
}

/** Starts and controls flows from any process. With a transaction a call commits with the caller's change; with null it commits by itself. */
export interface FlowClient {
  /**
   * A repeated idempotency key returns the instance that it started. Of the instances of a flow, workers take those of the highest priority
   * first (default 0); children bear their parent's. Throws UnknownFlowError.
   */
  start(
    tx: Tx | null,
    name: string,
    input: unknown,
    options?: { idempotencyKey?: string; priority?: number },
  ): Promise<FlowHandle & Pick<StartedFlow, 'created' | 'isSame'>>
  /**
   * Sends a signal, which is stored until the flow waits for it. Without a key it matches the first wait of the flow that a signal without
   * a key reaches, and lets a parked flow go on. Throws FlowNotFoundError, ValidationError for a payload that does not fit what waits for
   * it, and FlowFinishedError unless this idempotency key was sent before.
   */
  resume(
    tx: Tx | null,
    id: string,
    payload?: unknown,
    options?: { key?: string; idempotencyKey?: string },
  ): Promise<SentSignal>
  show(id: string): Promise<FlowDetail>
  /** The instance without its history: for pages that say how far it has come. Throws FlowNotFoundError. */
  summary(id: string): Promise<FlowSummary>
  /** Newest first. */
  list(filter?: ListFlows): Promise<FlowSummary[]>
  /**
   * Cancels an instance and its children: a waiting one at once, a running one (whose call outside is told to stop) and one that has
   * something to undo by its worker. Does nothing for a finished one, whose status says that it was too late.
   */
  cancel(id: string): Promise<FlowHandle>
  /** Runs the failed step again, or lets a parked instance go on. Only for a failed or parked instance. */
  retry(id: string): Promise<FlowHandle>
  /** Starts a new instance with the same input and the results of the steps before `position`; one only for an idempotency key. */
  fork(id: string, position: number, options?: { idempotencyKey?: string }): Promise<FlowHandle>
}

export function createFlowClient(ctx: KernelContext): FlowClient {
  const { db } = ctx

  /** Rings after the caller's commit, or now without a transaction. */
  function ringAfter(tx: Tx | null, name: string): void {
    if (tx) afterCommit(tx, () => ring(ctx, 'flowWork', name))
    else ring(ctx, 'flowWork', name)
  }

  return {
    async start(tx, name, input, { idempotencyKey, priority } = {}) {
      const started = await insertFlow(tx ?? db, { name, input, idempotencyKey, priority, originApp: ctx.app })
      ringAfter(tx, name)
      return {
        id: started.id,
        name,
        status: publicStatus(started.status),
        created: started.created,
        isSame: started.isSame,
      }
    },
    async resume(tx, id, payload, options = {}) {
      const handle = await sendSignal((tx ?? db) as Db, { id, payload, ...options })
      ringAfter(tx, handle.name)
      return handle
    },
    show: (id) => showFlow(db, id),
    async summary(id) {
      const flow = isUuid(id) ? await db.flowInstance.findUnique({ where: { id } }) : null
      if (!flow) throw new FlowNotFoundError(id)
      return summarise(flow)
    },
    async list({ name, status, limit = 100 } = {}) {
      const rows = await db.flowInstance.findMany({
        where: { ...(name && { name }), ...(status && withStatus(status)) },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: Math.min(Math.max(limit, 1), 1_000),
      })
      return rows.map(summarise)
    },
    async cancel(id) {
      const { running, ...handle } = await cancelFlow(db, id)
      ring(ctx, 'flowState', id)
      ringAfter(null, '*')
      for (const each of running) ring(ctx, 'flowWork', `${CANCELLED}${each}`)
      return handle
    },
    async retry(id) {
      const handle = await retryFlow(ctx, id)
      ringAfter(null, handle.name)
      return handle
    },
    async fork(id, position, options = {}) {
      const handle = await forkFlow(ctx, id, { position, ...options })
      ringAfter(null, handle.name)
      return handle
    },
  }
}

function withStatus(status: string) {
  if (status === 'parked') return { parkedAt: { not: null } }
  return { parkedAt: null, status: { in: status === 'running' ? ['ready', 'running'] : [status] } }
}
