import type { Tx } from '@rose-ash/shared/db/client'
import { lockHolds } from './confirm-stock.ts'

/** Releases held stock; confirmed and released holds are not changed. */
export async function releaseStock(tx: Tx, { reservationId }: { readonly reservationId: string }): Promise<void> {
  for (const { id, variantId, quantity, status } of await lockHolds(tx, reservationId)) {
    if (status !== 'held') continue
    await tx.$executeRaw`UPDATE variants SET reserved = reserved - ${quantity} WHERE id = ${variantId}::uuid`
    await tx.stockHold.update({ where: { id }, data: { status: 'released', endedAt: new Date() } })
  }
}
