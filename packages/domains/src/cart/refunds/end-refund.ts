import { refundCompleted, refundFailed } from '@rose-ash/shared/activities/catalogue/cart'
import type { Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import type { OrderDeps } from '../orders/order-deps.ts'
import { takeGoodsBack } from '../orders/take-goods-back.ts'
import { touchedGoods } from '../orders/touched-goods.ts'
import { type RefundRow, refundFact } from './refund-fact.ts'
import { UNDER_WAY } from './refund-statuses.ts'

export type RefundEnd = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly why: string }

/** Records the end of a refund with all consequences. A second call changes nothing. */
export async function endRefund(
  deps: OrderDeps,
  tx: Tx,
  { refundId, end }: { readonly refundId: string; readonly end: RefundEnd },
): Promise<void> {
  const { count } = await tx.refund.updateMany({
    where: { id: refundId, status: { in: [...UNDER_WAY] } },
    data: end.kind === 'done' ? { status: 'done', doneAt: deps.clock.now() } : { status: 'failed', failure: end.why },
  })
  if (count === 0) return
  const refund = await tx.refund.findUniqueOrThrow({ where: { id: refundId }, include: { order: true } })
  await (end.kind === 'done' ? complete(deps, tx, refund) : giveUp(deps, tx, refund))
}

async function complete(deps: OrderDeps, tx: Tx, refund: RefundRow): Promise<void> {
  const { activities, clock, log } = deps
  const { id: refundId, orderId, paymentId, askedById: by } = refund
  if (refund.restock) await takeGoodsBack(deps, tx, { orderId, by })
  // A payment that was refunded in full is not owed any more.
  await tx.payment.updateMany({
    where: { id: paymentId, status: 'owed', closedAt: null, refundedMinor: { equals: tx.payment.fields.amountMinor } },
    data: { closedAt: clock.now(), closedById: by },
  })
  await tx.orderEvent.create({ data: { orderId, kind: 'refunded', actorId: by, detail: { refundId } } })
  const alsoTouches = refund.restock ? await touchedGoods(deps, tx, orderId) : []
  await activities.append(tx, refundCompleted, { ...refundFact(refund), actorId: by, alsoTouches })
  afterCommit(tx, () => log.info({ orderId, refundId }, 'money given back'))
}

/** Marks a refund as failed; its amount can be refunded again. */
async function giveUp({ activities, log }: OrderDeps, tx: Tx, refund: RefundRow): Promise<void> {
  const { id: refundId, orderId, paymentId, amountMinor, askedById: by } = refund
  await tx.payment.update({ where: { id: paymentId }, data: { refundedMinor: { decrement: amountMinor } } })
  await tx.orderEvent.create({ data: { orderId, kind: 'refund-failed', actorId: by, detail: { refundId } } })
  const { objectId, object } = refundFact(refund)
  await activities.append(tx, refundFailed, {
    objectId,
    object: { ...object, failure: refund.failure ?? '' },
    actorId: by,
  })
  afterCommit(tx, () => log.error({ orderId, refundId }, 'refund failed'))
}
