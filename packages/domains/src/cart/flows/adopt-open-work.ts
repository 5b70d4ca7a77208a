import { OPEN_STATES } from '../payments/attempt-states.ts'
import { expiryOf, type FlowDeps, type OrderFlow, reconciliationOf, refundOf, startFlow } from './order-flows.ts'

/**
 * Starts the flow of every open order, attempt and refund that has none: of those placed before the first worker ran, by a version without
 * flows, or restored from a copy of the database. All others were started with their row. Safe to repeat.
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

/** News of attempts that were closed before it came. */
async function lateHints({ db }: Pick<FlowDeps, 'db'>): Promise<OrderFlow[]> {
  const hints = await db.paymentHint.findMany({ where: { handledAt: null }, select: { id: true, checkoutId: true } })
  const checkoutId = { in: hints.map((hint) => hint.checkoutId) }
  const closed = await db.paymentAttempt.findMany({ where: { checkoutId, status: 'expired' } })
  return hints.flatMap((hint) =>
    closed.filter((attempt) => attempt.checkoutId === hint.checkoutId).map(({ id }) => reconciliationOf(id, hint.id)),
  )
}

/** A refund that was sent is left alone: only its own flow knows the sum that was given back before it. */
async function unsentRefunds({ db }: Pick<FlowDeps, 'db'>): Promise<OrderFlow[]> {
  const refunds = await db.refund.findMany({ where: { status: 'asked' }, select: { id: true } })
  return refunds.map(({ id }) => refundOf(id))
}
