import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { type ReserveInput, type Shortage, SoldOutError, type WantedLine } from '@rose-ash/shared/protocols/reservable'

/** Reserves stock, or throws SoldOutError with every line that is short. A second call changes nothing. */
export async function reserveStock(tx: Tx, { reservationId, lines, expiresAt }: ReserveInput): Promise<void> {
  const shortages: Shortage[] = []
  // Lock in id order: otherwise two orders with the same two products could deadlock.
  for (const line of lines.toSorted(byRefId)) {
    if (!(await takeStock(tx, reservationId, line, expiresAt))) shortages.push(await shortageOf(tx, line))
  }
  if (shortages.length > 0) throw new SoldOutError(shortages)
}

/** Inserts the hold and reserves the stock in one conditional statement; true when there was enough. */
async function takeStock(
  tx: Tx,
  reservationId: string,
  { refId, quantity }: WantedLine,
  expiresAt: Date,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ fresh: bigint; taken: bigint }[]>(Prisma.sql`
    WITH hold AS (
      INSERT INTO stock_holds (id, reservation_id, variant_id, quantity, status, expires_at)
      SELECT gen_random_uuid(), ${reservationId}::uuid, v.id, ${quantity}, 'held', ${expiresAt}
      FROM variants v WHERE v.id = ${refId}::uuid
      ON CONFLICT (reservation_id, variant_id)
      DO UPDATE SET status = 'held', quantity = excluded.quantity, expires_at = excluded.expires_at, ended_at = NULL
      WHERE stock_holds.status IN ('released', 'expired')
      RETURNING id
    ), taken AS (
      UPDATE variants v SET reserved = v.reserved + ${quantity}
      WHERE v.id = ${refId}::uuid
        AND EXISTS (SELECT 1 FROM hold)
        AND v.offered
        AND (v.made_to_order OR v.on_hand - v.reserved >= ${quantity})
        AND EXISTS (SELECT 1 FROM products p WHERE p.id = v.product_id AND p.status = 'published')
      RETURNING v.id
    )
    SELECT (SELECT count(*) FROM hold) AS fresh, (SELECT count(*) FROM taken) AS taken`)
  if (row?.taken === 1n) return true
  return row?.fresh === 0n && (await isHeld(tx, reservationId, refId))
}

async function isHeld(tx: Tx, reservationId: string, variantId: string): Promise<boolean> {
  const hold = await tx.stockHold.findUnique({ where: { reservationId_variantId: { reservationId, variantId } } })
  return hold?.status === 'held' || hold?.status === 'confirmed'
}

async function shortageOf(tx: Tx, { kind, refId, quantity }: WantedLine): Promise<Shortage> {
  const variant = await tx.variant.findUnique({
    where: { id: refId },
    select: { onHand: true, reserved: true, offered: true, product: { select: { status: true } } },
  })
  const offered = variant?.offered && variant.product.status === 'published'
  return { kind, refId, wanted: quantity, available: offered ? Math.max(0, variant.onHand - variant.reserved) : 0 }
}

function byRefId(a: WantedLine, b: WantedLine): number {
  return a.refId < b.refId ? -1 : a.refId > b.refId ? 1 : 0
}
