import type { Tx } from '@rose-ash/shared/db/client'
import type { CartOwner } from '@rose-ash/shared/protocols/cart'
import { findCart } from './find-cart.ts'

export interface CartQuantity {
  readonly refId: string
  readonly quantity: number
}

/** What is in the owner's cart and how many of each, without prices and stock. */
export async function listQuantities(
  tx: Tx,
  { owner }: { readonly owner: CartOwner },
): Promise<readonly CartQuantity[]> {
  const cart = await findCart(tx, owner)
  if (!cart) return []
  return tx.cartLine.findMany({ where: { cartId: cart.id }, select: { refId: true, quantity: true } })
}
