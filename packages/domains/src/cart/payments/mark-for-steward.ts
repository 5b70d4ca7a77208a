import { paymentUnresolved } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import type { OrderDeps } from '../orders/order-deps.ts'
import { isOpen } from './attempt-states.ts'
import { getAttempt } from './get-attempt.ts'

/** Marks an attempt without a clear answer of the provider for a day, so that the desk shows it to a steward. Releases and pays nothing. */
export async function markForSteward(
  { activities, clock, log }: Pick<OrderDeps, 'activities' | 'clock' | 'log'>,
  tx: Tx,
  { attemptId }: { readonly attemptId: string },
): Promise<void> {
  const { status, orderId, amountMinor, currency } = await getAttempt(tx, attemptId)
  if (!isOpen(status)) return
  await tx.paymentAttempt.update({ where: { id: attemptId }, data: { unresolvedAt: clock.now() } })
  await tx.orderEvent.create({ data: { orderId, kind: 'payment-unresolved', detail: { attemptId } } })
  const object = { attemptId, amountMinor, currency }
  await activities.append(tx, paymentUnresolved, { objectId: orderId, object })
  afterCommit(tx, () => log.error({ orderId, attemptId }, 'payment attempt unresolved after a day'))
}
