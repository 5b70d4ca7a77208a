import { paymentUnresolved } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import { getAttempt } from './attempt.ts'
import { isOpen } from './attempt-state.ts'
import type { PaymentDeps } from './payment-deps.ts'

/** SumUp gave no clear answer about an attempt for a day: the desk shows it to a person. Nothing is released or paid by this. */
export async function leaveToPerson({ activities, clock, log }: PaymentDeps, tx: Tx, attemptId: string): Promise<void> {
  const { status, orderId, amountMinor, currency } = await getAttempt(tx, attemptId)
  if (!isOpen(status)) return
  await tx.paymentAttempt.update({ where: { id: attemptId }, data: { unresolvedAt: clock.now() } })
  await tx.orderEvent.create({ data: { orderId, kind: 'payment-unresolved', detail: { attemptId } } })
  const object = { attemptId, amountMinor, currency }
  await activities.append(tx, paymentUnresolved, { objectId: orderId, object })
  afterCommit(tx, () => log.error({ orderId, attemptId }, 'payment attempt unresolved after a day'))
}
