import type { AppContext } from '../../context.ts'
import { OPEN_STATES } from '../payments/attempt-state.ts'
import { expiryOf, type OrderFlow, reconciliationOf, refundOf, startFlow } from './order-flows.ts'

/**
 * Gives every open order, attempt and refund the flow it must have. What was placed by this version has it already; what was placed before
 * there were flows, or before the first worker ran, or was brought back from a copy of the database, is found here. Safe to repeat.
 */
export async function adoptOpenWork(ctx: AppContext): Promise<void> {
  const flows = [
    ...(await openOrders(ctx)),
    ...(await openAttempts(ctx)),
    ...(await lateHints(ctx)),
    ...(await unsentRefunds(ctx)),
  ]
  for (const flow of flows) await ctx.transact((tx) => startFlow(ctx, tx, flow))
}

async function openOrders({ db }: Pick<AppContext, 'db'>): Promise<OrderFlow[]> {
  const orders = await db.order.findMany({ where: { status: 'pending' }, select: { id: true } })
  return orders.map(({ id }) => expiryOf(id))
}

async function openAttempts({ db }: Pick<AppContext, 'db'>): Promise<OrderFlow[]> {
  const where = { status: { in: [...OPEN_STATES] } }
  const attempts = await db.paymentAttempt.findMany({ where, select: { id: true } })
  return attempts.map(({ id }) => reconciliationOf(id))
}

/** News of attempts that were closed before it came. */
async function lateHints({ db }: Pick<AppContext, 'db'>): Promise<OrderFlow[]> {
  const hints = await db.paymentHint.findMany({ where: { handledAt: null }, select: { id: true, checkoutId: true } })
  const checkoutId = { in: hints.map((hint) => hint.checkoutId) }
  const closed = await db.paymentAttempt.findMany({ where: { checkoutId, status: 'expired' } })
  return hints.flatMap((hint) =>
    closed.filter((attempt) => attempt.checkoutId === hint.checkoutId).map(({ id }) => reconciliationOf(id, hint.id)),
  )
}

/** One that was sent is left alone: what was given back before it is known to its own flow only. */
async function unsentRefunds({ db }: Pick<AppContext, 'db'>): Promise<OrderFlow[]> {
  const refunds = await db.refund.findMany({ where: { status: 'asked' }, select: { id: true } })
  return refunds.map(({ id }) => refundOf(id))
}
