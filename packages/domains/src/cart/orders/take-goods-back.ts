import type { Tx } from '@rose-ash/shared/db/client'
import type { CartDeps } from '../cart-deps.ts'
import { reservables } from '../reservables.ts'

/** Undoes the sale of an order's goods in all domains. A second call changes nothing. */
export async function takeGoodsBack(
  { services }: CartDeps,
  tx: Tx,
  { orderId, by }: { readonly orderId: string; readonly by: string | null },
): Promise<void> {
  for (const domain of reservables(services)) await domain.takeBack(tx, { reservationId: orderId, by })
}
