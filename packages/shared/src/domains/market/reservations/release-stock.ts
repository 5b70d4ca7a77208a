import { Prisma, type Tx } from '../../../db/client.ts'
import { lockHolds } from './confirm-stock.ts'

/** Gives held stock back; what is confirmed or given back already stays as it is. */
export async function releaseStock(tx: Tx, { reservationId }: { readonly reservationId: string }): Promise<void> {
  for (const hold of await lockHolds(tx, reservationId)) {
    if (hold.status === 'held') await giveBack(tx, hold, 'released')
  }
}

/** Gives back holds that ran out, at most `limit`; what another process works on is skipped. Returns how many. */
export async function releaseExpiredStock(
  tx: Tx,
  { limit, now }: { readonly limit: number; readonly now: Date },
): Promise<number> {
  const due = await tx.$queryRaw<{ id: string; variantId: string; quantity: number }[]>(Prisma.sql`
    SELECT id, variant_id AS "variantId", quantity FROM stock_holds
    WHERE status = 'held' AND expires_at <= ${now}
    ORDER BY variant_id, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`)
  for (const hold of due) await giveBack(tx, hold, 'expired')
  return due.length
}

async function giveBack(
  tx: Tx,
  { id, variantId, quantity }: { id: string; variantId: string; quantity: number },
  status: 'released' | 'expired',
): Promise<void> {
  await tx.$executeRaw`UPDATE variants SET reserved = reserved - ${quantity} WHERE id = ${variantId}::uuid`
  await tx.stockHold.update({ where: { id }, data: { status, endedAt: new Date() } })
}
