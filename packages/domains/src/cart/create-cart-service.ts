import type { CartService } from '@rose-ash/shared/protocols/cart'
import type { CartDeps } from './cart-deps.ts'
import { addLine, setQuantity } from './carts/change-lines.ts'
import { mergeAnonymous } from './carts/merge-anonymous.ts'
import { readCart } from './carts/view-cart.ts'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'
import { findOrder, listOrders } from './orders/read-orders.ts'

/** Binds the cart protocol to its implementation on Prisma. */
export function createCartService(deps: CartDeps): CartService {
  return {
    addLine: (tx, input) => addLine(deps, tx, input),
    setQuantity: (tx, input) => setQuantity(deps, tx, input),
    readCart: (tx, input) => readCart(deps, tx, input),
    mergeAnonymous: (tx, input) => mergeAnonymous(deps, tx, input),
    listOrders,
    findOrder,
    collectMemberRecords,
    eraseMember,
  }
}
