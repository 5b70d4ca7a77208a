import { paymentStarted } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { v7 as uuidv7 } from 'uuid'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { lockOrder } from './lock-order.ts'

type Deps = Pick<ServiceDeps, 'clock' | 'activities'>

interface NewAttempt {
  readonly orderId: string
  readonly merchantCode: string
  readonly totalMinor: number
  readonly currency: string
}

/** Another try to be paid for a pending order. Throws ConflictError when it is not pending or an earlier attempt is still open. */
export async function addAttempt(
  deps: Deps,
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
  const open = await tx.paymentAttempt.count({ where: { orderId, status: { in: [...OPEN_ATTEMPT] } } })
  if (open > 0) throw new ConflictError('another attempt is still open', { code: 'attempt_open' })
  await tx.order.update({
    where: { id: orderId },
    data: { expiresAt: new Date(deps.clock.now().getTime() + payWithinMs) },
  })
  return { attemptId: await insertAttempt(deps, tx, { ...order, orderId, merchantCode }) }
}

/** States in which an attempt may still take money. */
export const OPEN_ATTEMPT = ['created', 'pending', 'failed'] as const

/** Writes an attempt and `cart.payment.started`. */
export async function insertAttempt({ clock, activities }: Deps, tx: Tx, attempt: NewAttempt): Promise<string> {
  const { orderId, totalMinor: amountMinor, currency, merchantCode } = attempt
  const id = uuidv7()
  await tx.paymentAttempt.create({
    data: { id, orderId, reference: `rose-${id}`, merchantCode, amountMinor, currency, createdAt: clock.now() },
  })
  const object = { attemptId: id, amountMinor, currency }
  await activities.append(tx, paymentStarted, { objectId: orderId, object })
  return id
}
