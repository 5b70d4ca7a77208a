import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { ORDER_STATUSES, type OrderStatus } from '@rose-ash/shared/protocols/cart'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { applyFacts } from '../payments/apply-facts.ts'
import type { CheckoutFacts } from '../payments/checkout-facts.ts'
import { getAttempt } from '../payments/get-attempt.ts'
import { endOrder, mayStillBePaid } from './close-order.ts'
import { lockOrder } from './lock-order.ts'
import type { OrderDeps } from './order-deps.ts'

export interface TimeLeft {
  readonly status: OrderStatus
  /** 0 when the time is over. */
  readonly ms: number
}

/** The time for which an order still reserves its goods. */
export async function timeLeft(
  { clock }: Pick<OrderDeps, 'clock'>,
  tx: Tx,
  { orderId }: { readonly orderId: string },
): Promise<TimeLeft> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { status: true, expiresAt: true } })
  if (!order) throw new NotFoundError(`no order ${orderId}`)
  return {
    status: oneOf(ORDER_STATUSES, order.status),
    ms: Math.max(0, order.expiresAt.getTime() - clock.now().getTime()),
  }
}

/** A checkout that was closed at the provider, with its facts after that. */
export interface ClosedCheckout {
  readonly attemptId: string
  readonly facts: CheckoutFacts | null
}

/**
 * Applies the facts of the closed checkouts, then closes a pending order whose time is over and releases its goods. `kept`: time is
 * left (it may have been extended), or an attempt can still be paid. `settled`: the order is not pending.
 */
export async function closeExpiredOrder(
  deps: OrderDeps,
  tx: Tx,
  { orderId, closed }: { readonly orderId: string; readonly closed: readonly ClosedCheckout[] },
): Promise<'expired' | 'kept' | 'settled'> {
  for (const { attemptId, facts } of closed)
    await applyFacts(deps, tx, { attempt: await getAttempt(tx, attemptId), facts })
  const order = await lockOrder(tx, orderId)
  if (order.status !== 'pending') return 'settled'
  if (order.expiresAt > deps.clock.now() || (await mayStillBePaid(tx, orderId))) return 'kept'
  await endOrder(deps, tx, { orderId, as: 'expired' })
  return 'expired'
}
