import type { CartService } from '@rose-ash/shared/protocols/cart'
import type { ServiceDeps } from '../context/service-deps.ts'
import { addLine, setQuantity } from './carts/change-lines.ts'
import { countItems, quantities } from './carts/count-items.ts'
import { mergeAnonymous } from './carts/merge-anonymous.ts'
import { readCart } from './carts/view-cart.ts'
import { collectMemberRecords } from './members/collect-member-records.ts'
import { eraseMember } from './members/erase-member.ts'
import { addAttempt } from './orders/add-attempt.ts'
import { closeOrder, expireOrder } from './orders/close-order.ts'
import { placeOrder } from './orders/place-order.ts'
import { findOrder, listOrders } from './orders/read-orders.ts'
import { completeFreeOrder, recordPayment } from './orders/record-payment.ts'
import { saveCollectionPoint } from './orders/save-collection-point.ts'
import { takeGoodsBack } from './orders/take-goods-back.ts'

/** Cart's side of its protocol, on Prisma. */
export function createCartService(deps: ServiceDeps): CartService {
  const { services } = deps
  return {
    addLine: (tx, input) => addLine(services, tx, input),
    setQuantity: (tx, input) => setQuantity(services, tx, input),
    readCart: (tx, input) => readCart(services, tx, input),
    countItems,
    quantities,
    mergeAnonymous,
    placeOrder: (tx, input) => placeOrder(deps, tx, input),
    addAttempt: (tx, input) => addAttempt(deps, tx, input),
    recordPayment: (tx, input) => recordPayment(deps, tx, input),
    completeFreeOrder: (tx, input) => completeFreeOrder(deps, tx, input),
    closeOrder: (tx, input) => closeOrder(deps, tx, input),
    expireOrder: (tx, input) => expireOrder(deps, tx, input),
    takeGoodsBack: (tx, input) => takeGoodsBack(services, tx, input),
    saveCollectionPoint,
    listOrders,
    findOrder,
    collectMemberRecords,
    eraseMember,
  }
}
