import type { Tx } from '@rose-ash/shared/db/client'
import { lockHolds } from './confirm-stock.ts'

/** Returns sold stock, with movements; stock made to order is not counted. Returned holds are not changed again. */
export async function takeBackStock(
  tx: Tx,
  { reservationId, by }: { readonly reservationId: string; readonly by: string | null },
): Promise<void> {
  for (const { id, variantId, quantity, status } of await lockHolds(tx, reservationId)) {
    if (status !== 'confirmed') continue
    const [variant] = await tx.$queryRaw<{ onHand: number; madeToOrder: boolean }[]>`
      UPDATE variants SET on_hand = CASE WHEN made_to_order THEN on_hand ELSE on_hand + ${quantity} END
      WHERE id = ${variantId}::uuid RETURNING on_hand AS "onHand", made_to_order AS "madeToOrder"`
    if (!variant) continue
    await tx.stockHold.update({ where: { id }, data: { status: 'returned', endedAt: new Date() } })
    const delta = variant.madeToOrder ? 0 : quantity
    const movement = { variantId, kind: 'returned', delta, onHandAfter: variant.onHand }
    await tx.stockMovement.create({ data: { ...movement, orderId: reservationId, actorId: by } })
  }
}
