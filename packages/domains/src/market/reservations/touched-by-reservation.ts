import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { type ChangedPack, stockKeys } from '../stock/stock-keys.ts'

/** The freshness keys of the stock that a reservation last took or gave back. What is made to order looks the same afterwards. */
export async function touchedByReservation(
  tx: Tx,
  { reservationId }: { readonly reservationId: string },
): Promise<readonly string[]> {
  const packs = await tx.$queryRaw<ChangedPack[]>(Prisma.sql`
    SELECT v.product_id AS "productId", v.low_stock_at AS "lowStockAt",
      v.on_hand - v.reserved - CASE WHEN h.status IN ('held', 'confirmed') THEN 0 ELSE h.quantity END AS fewest
    FROM stock_holds h JOIN variants v ON v.id = h.variant_id
    WHERE h.reservation_id = ${reservationId}::uuid AND NOT v.made_to_order`)
  return stockKeys(packs)
}
