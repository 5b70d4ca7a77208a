import { OPEN_STATES } from '../payments/attempt-states.ts'
import { expiryOf, type FlowDeps, type OrderFlow, reconciliationOf, refundOf, startFlow } from './order-flows.ts'

/**
 * Starts the flow of every open order, attempt and refund without one: those from before the first worker ran, from a version without
 * flows, or from a restored backup. All other flows were started together with the row. Idempotent.
 */
export async function adoptOpenWork(deps: FlowDeps): Promise<void> {
  const flows = [
    ...(await openOrders(deps)),
    ...(await openAttempts(deps)),
    ...(await lateHints(deps)),
    ...(await unsentRefunds(deps)),
  ]
  for (const flow of flows) await deps.transact((tx) => startFlow(deps, tx, flow))
}

async function openOrders({ db }: Pick<FlowDeps, 'db'>): Promise<OrderFlow[]> {
  const orders = await db.order.findMany({ where: { status: 'pending' }, select: { id: true } })
  return orders.map(({ id }) => expiryOf(id))
}

async function openAttempts({ db }: Pick<FlowDeps, 'db'>): Promise<OrderFlow[]> {
  const where = { status: { in: [...OPEN_STATES] } }
  const attempts = await db.paymentAttempt.findMany({ where, select: { id: true } })
  return attempts.map(({ id }) => reconciliationOf(id))
}

/** The flows for hints about attempts that were closed before the hint arrived. */
async function lateHints({ db }: Pick<FlowDeps, 'db'>): Promise<OrderFlow[]> {
  const hints = await db.paymentHint.findMany({ where: { handledAt: null }, select: { id: true, checkoutId: true } })
  const checkoutId = { in: hints.map((hint) => hint.checkoutId) }
  const closed = await db.paymentAttempt.findMany({ where: { checkoutId, status: 'expired' } })
  return hints.flatMap((hint) =>
    closed.filter((attempt) => attempt.checkoutId === hint.checkoutId).map(({ id }) => reconciliationOf(id, hint.id)),
  )
}

/** The flows of unsent refunds. Sent ones are left out: only their own flow knows the sum that was refunded before. */
async function unsentRefunds({ db }: Pick<FlowDeps, 'db'>): Promise<OrderFlow[]> {
  const refunds = await db.refund.findMany({ where: { status: 'asked' }, select: { id: true } })
  return refunds.map(({ id }) => refundOf(id))
}
