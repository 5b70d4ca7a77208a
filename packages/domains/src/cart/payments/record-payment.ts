import { paymentReceived } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { expiryOf, startOrSignalFlow } from '../flows/order-flows.ts'
import { confirmGoods } from '../orders/confirm-goods.ts'
import { lockOrder } from '../orders/lock-order.ts'
import { markOwed, markPaid, type PaymentOutcome } from '../orders/mark-paid.ts'
import type { OrderDeps } from '../orders/order-deps.ts'
import { FINAL_STATES } from './attempt-states.ts'

interface RecordPayment {
  readonly attemptId: string
  readonly transactionId?: string | null
  readonly transactionCode?: string | null
}

/**
 * Records the payment of an attempt: marks attempt and order as paid, confirms the reservation, appends `cart.order.paid` and removes
 * the bought lines from the cart, all in this transaction. If the process dies before the commit, the attempt stays open and its
 * reconciliation calls this again. A second call changes nothing. When the goods were released and sold meanwhile, the payment is
 * `owed`.
 */
export async function recordPayment(deps: OrderDeps, tx: Tx, input: RecordPayment): Promise<PaymentOutcome> {
  const { orderId, outcome } = await takeMoney(deps, tx, input)
  await startOrSignalFlow(deps, tx, expiryOf(orderId))
  const ids = { orderId, attemptId: input.attemptId }
  afterCommit(tx, () => {
    if (outcome === 'owed') deps.log.error(ids, 'money arrived without goods')
    else deps.log.info({ ...ids, outcome }, 'payment recorded')
  })
  return outcome
}

async function takeMoney(
  deps: OrderDeps,
  tx: Tx,
  input: RecordPayment,
): Promise<{ readonly orderId: string; readonly outcome: PaymentOutcome }> {
  const attempt = await tx.paymentAttempt.findUnique({ where: { id: input.attemptId } })
  if (!attempt) throw new NotFoundError(`no payment attempt ${input.attemptId}`)
  const order = await lockOrder(tx, attempt.orderId)
  const now = deps.clock.now()
  const { count } = await tx.paymentAttempt.updateMany({
    where: { id: attempt.id, status: { notIn: [...FINAL_STATES] } },
    data: {
      status: 'paid',
      settledAt: now,
      lastError: null,
      transactionId: input.transactionId ?? null,
      transactionCode: input.transactionCode ?? null,
    },
  })
  if (count === 0) return { orderId: order.id, outcome: 'already-paid' }
  const goods = order.status !== 'paid' && order.status !== 'owed' && (await confirmGoods(deps, tx, order))
  const { id: paymentId } = await tx.payment.create({
    data: {
      orderId: order.id,
      attemptId: attempt.id,
      provider: attempt.provider,
      transactionId: input.transactionId ?? null,
      amountMinor: attempt.amountMinor,
      currency: attempt.currency,
      status: goods ? 'applied' : 'owed',
      receivedAt: now,
    },
  })
  const object = { attemptId: attempt.id, paymentId, amountMinor: attempt.amountMinor, currency: attempt.currency }
  await deps.activities.append(tx, paymentReceived, { objectId: order.id, object })
  const outcome = goods ? await markPaid(deps, tx, order, now) : await markOwed(deps, tx, order, attempt.id)
  return { orderId: order.id, outcome }
}
