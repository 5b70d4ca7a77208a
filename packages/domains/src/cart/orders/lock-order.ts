import { Prisma, type Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { OrderStatus } from '@rose-ash/shared/protocols/cart'

export interface LockedOrder {
  readonly id: string
  readonly status: OrderStatus
  readonly memberId: string | null
  readonly email: string
  readonly contactName: string
  readonly cartId: string | null
  readonly totalMinor: number
  readonly currency: string
  readonly expiresAt: Date
}

/** Locks an order's row until the transaction ends. Every change of an order's status needs this lock. */
export async function lockOrder(tx: Tx, orderId: string): Promise<LockedOrder> {
  const [order] = await tx.$queryRaw<LockedOrder[]>(Prisma.sql`
    SELECT id, status, member_id AS "memberId", email, contact_name AS "contactName", cart_id AS "cartId",
      total_minor AS "totalMinor", currency, expires_at AS "expiresAt"
    FROM orders WHERE id = ${orderId}::uuid FOR UPDATE`)
  if (!order) throw new NotFoundError(`no order ${orderId}`)
  return order
}
