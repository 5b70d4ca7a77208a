import { FlowFinishedError, UnknownFlowError } from '@rose-ash/kernel/flows/errors'
import { createFlowClient, type FlowHandle } from '@rose-ash/kernel/flows/flow-client'
import type { KernelContext } from '@rose-ash/kernel/kernel-context'
import type { Tx } from '@rose-ash/shared/db/client'

export type FlowDeps = KernelContext

/** The signal that the flows of orders wait for, besides their time: the row has changed, or may have. */
export const NEWS = 'news'

export interface OrderFlow {
  readonly name: string
  readonly input: object
  readonly idempotencyKey: string
}

/** Closes an order that nobody has paid for in time. Each order has one, each attempt has one of the next. */
export const expiryOf = (orderId: string): OrderFlow => ({
  name: 'expire-order',
  input: { orderId },
  idempotencyKey: orderId,
})

/** Asks SumUp until an attempt is settled. With `hintId` it is a second flow, for news of an attempt whose own flow has ended. */
export const reconciliationOf = (attemptId: string, hintId?: string): OrderFlow => ({
  name: 'reconcile-payment',
  input: { attemptId },
  idempotencyKey: hintId ? `${attemptId}:${hintId}` : attemptId,
})

/** Gives money back. Each refund has one. */
export const refundOf = (refundId: string): OrderFlow => ({
  name: 'refund-payment',
  input: { refundId },
  idempotencyKey: refundId,
})

/**
 * Starts a flow with the caller's change, or finds it. Before the first worker has run no flow is registered: then nothing is started and
 * the sale goes on, since the first worker starts the flows of all open orders (adopt-open-work.ts).
 */
export async function startFlow(deps: FlowDeps, tx: Tx, flow: OrderFlow): Promise<FlowHandle | null> {
  const { name, input, idempotencyKey } = flow
  try {
    return await createFlowClient(deps).start(tx, name, input, { idempotencyKey })
  } catch (error) {
    if (!(error instanceof UnknownFlowError)) throw error
    deps.log.debug({ flow: name, idempotencyKey }, 'flow not known yet, left to the first worker')
    return null
  }
}

/** Makes a flow look at its row again, with the caller's change; starts it when there is none. False when it has ended. */
export async function startOrSignalFlow(deps: FlowDeps, tx: Tx, flow: OrderFlow): Promise<boolean> {
  const found = await startFlow(deps, tx, flow)
  if (!found) return false
  try {
    await createFlowClient(deps).resume(tx, found.id, null, { key: NEWS })
    return true
  } catch (error) {
    if (error instanceof FlowFinishedError) return false
    throw error
  }
}
