import { paymentStarted } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { v7 as uuidv7 } from 'uuid'
import { reconciliationOf, startFlow } from '../flows/order-flows.ts'
import { lockOrder } from '../orders/lock-order.ts'
import type { OrderDeps } from '../orders/order-deps.ts'
import { OPEN_STATES } from './attempt-states.ts'

interface NewAttempt {
  readonly orderId: string
  readonly merchantCode: string
  readonly totalMinor: number
  readonly currency: string
}

/**
 * Adds a payment attempt to a pending order; the time to pay starts again. Throws ConflictError when the order is not pending or an
 * earlier attempt is still open.
 */
export async function addAttempt(
  deps: OrderDeps,
  tx: Tx,
  {
    orderId,
    merchantCode,
    payWithinMs,
  }: Pick<NewAttempt, 'orderId' | 'merchantCode'> & { readonly payWithinMs: number },
): Promise<{ readonly attemptId: string }> {
  const order = await lockOrder(tx, orderId)
  if (order.status !== 'pending')
    throw new ConflictError('the order is not waiting for a payment', { code: 'order_closed' })
  const open = await tx.paymentAttempt.count({ where: { orderId, status: { in: [...OPEN_STATES] } } })
  if (open > 0) throw new ConflictError('another attempt is still open', { code: 'attempt_open' })
  await tx.order.update({
    where: { id: orderId },
    data: { expiresAt: new Date(deps.clock.now().getTime() + payWithinMs) },
  })
  return { attemptId: await insertAttempt(deps, tx, { ...order, orderId, merchantCode }) }
}

/** Inserts an attempt, appends `cart.payment.started`, and starts the flow that finds its payment. */
export async function insertAttempt(deps: OrderDeps, tx: Tx, attempt: NewAttempt): Promise<string> {
  const { clock, activities } = deps
  const { orderId, totalMinor: amountMinor, currency, merchantCode } = attempt
  const id = uuidv7()
  await tx.paymentAttempt.create({
    data: { id, orderId, reference: `rose-${id}`, merchantCode, amountMinor, currency, createdAt: clock.now() },
  })
  const object = { attemptId: id, amountMinor, currency }
  await activities.append(tx, paymentStarted, { objectId: orderId, object })
  await startFlow(deps, tx, reconciliationOf(id))
  return id
}
