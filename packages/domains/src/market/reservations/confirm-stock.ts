import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { type ConfirmInput, type Shortage, SoldOutError } from '@rose-ash/shared/protocols/reservable'

interface HoldRow {
  readonly id: string
  readonly variantId: string
  readonly quantity: number
  readonly status: string
}

/** Turns a reservation's holds into sales: reduces the stock and writes movements. A second call changes nothing. */
export async function confirmStock(
  tx: Tx,
  { reservationId, orderId }: Pick<ConfirmInput, 'reservationId' | 'orderId'>,
): Promise<void> {
  const shortages: Shortage[] = []
  for (const hold of await lockHolds(tx, reservationId)) {
    if (hold.status === 'confirmed') continue
    const onHand = hold.status === 'held' ? await sellHeld(tx, hold) : await sellAgain(tx, hold)
    if (onHand === undefined)
      shortages.push({ kind: 'product', refId: hold.variantId, wanted: hold.quantity, available: 0 })
    else await writeSale(tx, hold, { orderId, ...onHand })
  }
  if (shortages.length > 0) throw new SoldOutError(shortages)
}

/** Locks a reservation's holds in the order of their variants' locks. */
export function lockHolds(tx: Tx, reservationId: string): Promise<HoldRow[]> {
  return tx.$queryRaw<HoldRow[]>(Prisma.sql`
    SELECT id, variant_id AS "variantId", quantity, status FROM stock_holds
    WHERE reservation_id = ${reservationId}::uuid ORDER BY variant_id FOR UPDATE`)
}

interface StockAfter {
  readonly onHand: number
  readonly madeToOrder: boolean
}

async function sellHeld(tx: Tx, { variantId, quantity }: HoldRow): Promise<StockAfter | undefined> {
  const [row] = await tx.$queryRaw<StockAfter[]>(Prisma.sql`
    UPDATE variants SET reserved = reserved - ${quantity},
      on_hand = CASE WHEN made_to_order THEN on_hand ELSE on_hand - ${quantity} END
    WHERE id = ${variantId}::uuid RETURNING on_hand AS "onHand", made_to_order AS "madeToOrder"`)
  return row
}

/** Sells again after the hold was released, only if enough unreserved stock is left. */
async function sellAgain(tx: Tx, { variantId, quantity }: HoldRow): Promise<StockAfter | undefined> {
  const [row] = await tx.$queryRaw<StockAfter[]>(Prisma.sql`
    UPDATE variants SET on_hand = CASE WHEN made_to_order THEN on_hand ELSE on_hand - ${quantity} END
    WHERE id = ${variantId}::uuid AND (made_to_order OR on_hand - reserved >= ${quantity})
    RETURNING on_hand AS "onHand", made_to_order AS "madeToOrder"`)
  return row
}

async function writeSale(tx: Tx, hold: HoldRow, sale: StockAfter & { orderId: string }): Promise<void> {
  await tx.stockHold.update({ where: { id: hold.id }, data: { status: 'confirmed', endedAt: new Date() } })
  await tx.stockMovement.create({
    data: {
      variantId: hold.variantId,
      kind: 'sold',
      delta: sale.madeToOrder ? 0 : -hold.quantity,
      onHandAfter: sale.onHand,
      orderId: sale.orderId,
    },
  })
}
