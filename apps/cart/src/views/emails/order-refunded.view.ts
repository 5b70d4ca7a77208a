import type { OrderDetails } from '@rose-ash/shared/protocols/cart'
import type { Site } from '@rose-ash/shared/site/site'

/** The values of the refund mail. */
export function orderRefundedMail(
  order: OrderDetails,
  { amountMinor, href, site }: { readonly amountMinor: number; readonly href: string; readonly site: Site },
) {
  return {
    number: order.number,
    name: order.contactName,
    amount: site.money(amountMinor, order.currency),
    isWhole: order.refundedMinor >= order.totalMinor,
    total: site.money(order.totalMinor, order.currency),
    href,
    coopName: site.coop.name,
  }
}
