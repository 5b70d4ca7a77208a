import type { Tx } from '@rose-ash/shared/db/client'
import type { CartOwner } from '@rose-ash/shared/protocols/cart'
import { findCart } from './find-cart.ts'

/** The sum of the quantities in the owner's cart. */
export async function countItems(tx: Tx, { owner }: { readonly owner: CartOwner }): Promise<number> {
  const cart = await findCart(tx, owner)
  if (!cart) return 0
  const { _sum } = await tx.cartLine.aggregate({ where: { cartId: cart.id }, _sum: { quantity: true } })
  return _sum.quantity ?? 0
}
