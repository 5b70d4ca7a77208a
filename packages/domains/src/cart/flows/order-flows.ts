import { createFlowClient, type FlowHandle } from '@rose-ash/kernel/flows/client/flow-client'
import { FlowFinishedError, UnknownFlowError } from '@rose-ash/kernel/flows/errors'
import type { KernelContext } from '@rose-ash/kernel/kernel-context'
import type { Tx } from '@rose-ash/shared/db/client'

export type FlowDeps = KernelContext

/** The signal to the flows of orders that their row has changed, or may have changed. */
export const NEWS = 'news'

export interface OrderFlow {
  readonly name: string
  readonly input: object
  readonly idempotencyKey: string
}

/** The flow that closes an order which is not paid in time. One for each order. */
export const expiryOf = (orderId: string): OrderFlow => ({
  name: 'expire-order',
  input: { orderId },
  idempotencyKey: orderId,
})

/** The flow that queries SumUp until an attempt is settled. One for each attempt; with `hintId` a further one, for a hint after the first has ended. */
export const reconciliationOf = (attemptId: string, hintId?: string): OrderFlow => ({
  name: 'reconcile-payment',
  input: { attemptId },
  idempotencyKey: hintId ? `${attemptId}:${hintId}` : attemptId,
})

/** The flow that refunds money. One for each refund. */
export const refundOf = (refundId: string): OrderFlow => ({
  name: 'refund-payment',
  input: { refundId },
  idempotencyKey: refundId,
})

/**
 * Starts a flow in the caller's transaction, or finds the started one. Returns null while no flow is registered because no worker has
 * run yet; the sale continues, since the first worker starts the flows of all open orders (adopt-open-work.ts).
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

/** Signals a flow to read its row again after the commit; starts the flow when there is none. False when it has ended. */
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
