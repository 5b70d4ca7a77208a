import { orderPaid, paymentOwed, paymentReceived } from '@rose-ash/shared/activities/catalogue/cart'
import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { type LineKind, SoldOutError } from '@rose-ash/shared/protocols/reservable'
import { expiryOf, startOrSignalFlow } from '../flows/order-flows.ts'
import { type LockedOrder, lockOrder } from '../orders/lock-order.ts'
import type { OrderDeps } from '../orders/order-deps.ts'
import { orderFact } from '../orders/order-fact.ts'
import { takeBought } from '../orders/take-bought.ts'
import { linesFor, reservables } from '../reservables.ts'
import { FINAL_STATES } from './attempt-states.ts'

/** `owed`: there were no goods left for the money. */
export type PaymentOutcome = 'paid' | 'already-paid' | 'owed'

interface RecordPayment {
  readonly attemptId: string
  readonly transactionId?: string | null
  readonly transactionCode?: string | null
}

/**
 * Money has arrived for an attempt: attempt and order become paid, the reservation is confirmed, `cart.order.paid` written and the cart
 * emptied of what was bought, in this transaction or not at all. A process that dies before the commit leaves the attempt open, and
 * reconciliation comes here again. A second call changes nothing. Without goods (given back and sold meanwhile) the payment is `owed`.
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
  const goods = order.status !== 'paid' && order.status !== 'owed' && (await confirmAll(deps, tx, order))
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

/** Pays an order that costs nothing. */
export async function completeFreeOrder(
  deps: OrderDeps,
  tx: Tx,
  { orderId }: { readonly orderId: string },
): Promise<PaymentOutcome> {
  const order = await lockOrder(tx, orderId)
  if (order.status === 'paid') return 'already-paid'
  if (order.totalMinor !== 0 || order.status !== 'pending')
    throw new NotFoundError(`order ${orderId} is not free and pending`)
  if (!(await confirmAll(deps, tx, order))) throw new SoldOutError([])
  await startOrSignalFlow(deps, tx, expiryOf(orderId))
  return markPaid(deps, tx, order, deps.clock.now())
}

/** Confirms the reservation in every domain, or in none: true when the goods are the buyer's. */
async function confirmAll({ services }: OrderDeps, tx: Tx, order: LockedOrder): Promise<boolean> {
  const lines = await tx.orderLine.findMany({ where: { orderId: order.id } })
  await tx.$executeRaw(Prisma.sql`SAVEPOINT before_confirm`)
  try {
    for (const domain of reservables(services)) {
      const own = linesFor(domain, lines)
      if (own.length === 0) continue
      await domain.confirm(tx, {
        reservationId: order.id,
        orderId: order.id,
        buyer: { memberId: order.memberId, email: order.email, name: order.contactName },
        lines: own.map((line) => ({
          kind: line.kind as LineKind,
          refId: line.refId ?? '',
          quantity: line.quantity,
          orderLineId: line.id,
          unitPriceMinor: line.unitPriceMinor,
        })),
      })
    }
    return true
  } catch (error) {
    if (!(error instanceof SoldOutError)) throw error
    await tx.$executeRaw(Prisma.sql`ROLLBACK TO SAVEPOINT before_confirm`)
    return false
  }
}

async function markPaid(deps: OrderDeps, tx: Tx, order: LockedOrder, paidAt: Date): Promise<PaymentOutcome> {
  await tx.order.update({
    where: { id: order.id },
    data: { status: 'paid', paidAt, closedAt: null, events: { create: { kind: 'paid' } } },
  })
  await takeBought(tx, order)
  await deps.activities.append(tx, orderPaid, await orderFact(tx, order.id))
  return 'paid'
}

/** Money without goods, or money twice: a person must settle it. An order that is paid stays paid. */
async function markOwed(deps: OrderDeps, tx: Tx, order: LockedOrder, attemptId: string): Promise<PaymentOutcome> {
  await tx.order.update({
    where: { id: order.id },
    data: {
      ...(order.status !== 'paid' && { status: 'owed' }),
      events: { create: { kind: 'owed', detail: { attemptId } } },
    },
  })
  const { object, ...fact } = await orderFact(tx, order.id)
  await deps.activities.append(tx, paymentOwed, { ...fact, object: { ...object, attemptId } })
  return 'owed'
}
