import { formatMoney } from '@rose-ash/server/views/format/format-money'
import type { OrderDetails } from '@rose-ash/shared/protocols/cart'

/** What the letter about returned money prints. */
export function orderRefundedMail(
  order: OrderDetails,
  { amountMinor, href, coopName }: { readonly amountMinor: number; readonly href: string; readonly coopName: string },
) {
  return {
    number: order.number,
    name: order.contactName,
    amount: formatMoney(amountMinor, order.currency),
    isWhole: order.refundedMinor >= order.totalMinor,
    total: formatMoney(order.totalMinor, order.currency),
    href,
    coopName,
  }
}
