import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '../../../db/client.ts'
import { ConflictError } from '../../../errors/http-errors.ts'
import type { ServiceDeps } from '../../../registry/services.ts'
import { lockOrder } from './lock-order.ts'

/** The first question to SumUp, after the buyer has had a moment to pay. */
const FIRST_CHECK_MS = 15_000

interface NewAttempt {
  readonly orderId: string
  readonly merchantCode: string
  readonly totalMinor: number
  readonly currency: string
}

/** Another try to be paid for a pending order. Throws ConflictError when it is not pending or an earlier attempt is still open. */
export async function addAttempt(
  deps: Pick<ServiceDeps, 'clock'>,
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

export async function insertAttempt(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  attempt: NewAttempt,
): Promise<string> {
  const id = uuidv7()
  const now = clock.now()
  await tx.paymentAttempt.create({
    data: {
      id,
      orderId: attempt.orderId,
      reference: `rose-${id}`,
      merchantCode: attempt.merchantCode,
      amountMinor: attempt.totalMinor,
      currency: attempt.currency,
      createdAt: now,
      nextCheckAt: new Date(now.getTime() + FIRST_CHECK_MS),
    },
  })
  return id
}
