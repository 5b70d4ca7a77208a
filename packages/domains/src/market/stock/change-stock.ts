import { stockChanged } from '@rose-ash/shared/activities/catalogue/market'
import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { ConflictError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import type { MovementKind } from './movement-kinds.ts'
import { stockKeys } from './stock-keys.ts'

export interface ChangeStock {
  readonly variantId: string
  readonly kind: Exclude<MovementKind, 'sold'>
  /** For `counted` the new stock; else the increase (for `wasted` the decrease). Whole and not negative. */
  readonly quantity: number
  readonly note?: string
  readonly by?: string | null
}

/** The change would leave less stock than is reserved. */
export class StockReservedError extends ConflictError {
  declare readonly code: 'stock_reserved'

  constructor(details: { readonly onHand: number; readonly reserved: number }) {
    super('less would be left than is reserved', { code: 'stock_reserved', details })
  }
}

/** Changes the stock on hand and writes a movement. Throws StockReservedError. */
export async function changeStock(
  { activities }: Pick<ServiceDeps, 'activities'>,
  tx: Tx,
  { variantId, kind, quantity, note = '', by = null }: ChangeStock,
): Promise<number> {
  const [before] = await tx.$queryRaw<PackBefore[]>(Prisma.sql`
    SELECT on_hand AS "onHand", reserved, made_to_order AS "madeToOrder", product_id AS "productId", low_stock_at AS "lowStockAt"
    FROM variants WHERE id = ${variantId}::uuid FOR UPDATE`)
  if (!before) throw new NotFoundError(`no variant ${variantId}`)
  const onHand = kind === 'counted' ? quantity : before.onHand + (kind === 'wasted' ? -quantity : quantity)
  if (onHand < 0 || (!before.madeToOrder && onHand < before.reserved)) {
    throw new StockReservedError({ onHand: before.onHand, reserved: before.reserved })
  }
  if (onHand === before.onHand) return onHand
  await tx.variant.update({ where: { id: variantId }, data: { onHand } })
  const delta = onHand - before.onHand
  await tx.stockMovement.create({ data: { variantId, kind, delta, onHandAfter: onHand, note, actorId: by } })
  const object = { variantId, kind, delta, onHand }
  const alsoTouches = stockKeys([{ ...before, fewest: Math.min(before.onHand, onHand) - before.reserved }])
  await activities.append(tx, stockChanged, { actorId: by, objectId: variantId, object, alsoTouches })
  return onHand
}

interface PackBefore {
  readonly onHand: number
  readonly reserved: number
  readonly madeToOrder: boolean
  readonly productId: string
  readonly lowStockAt: number
}
