import type { Tx } from '@rose-ash/shared/db/client'
import { bumpVersion } from '../carts/change-lines.ts'
import type { LockedOrder } from './lock-order.ts'

/** Removes the bought quantities from the order's cart; later additions stay. */
export async function takeBought(tx: Tx, { id, cartId }: Pick<LockedOrder, 'id' | 'cartId'>): Promise<void> {
  const cart = cartId && (await tx.cart.findUnique({ where: { id: cartId } }))
  if (!cart) return
  for (const line of await tx.orderLine.findMany({ where: { orderId: id, refId: { not: null } } })) {
    const where = { cartId: cart.id, kind: line.kind, refId: line.refId ?? '' }
    const gone = await tx.cartLine.deleteMany({ where: { ...where, quantity: { lte: line.quantity } } })
    if (gone.count === 0) await tx.cartLine.updateMany({ where, data: { quantity: { decrement: line.quantity } } })
  }
  await bumpVersion(tx, cart.id)
}
