import type { OrderDetails } from '@rose-ash/shared/protocols/cart'
import type { Site } from '@rose-ash/shared/site/site'
import { receiptView } from '../orders/receipt.view.ts'

/** The values of the receipt mail. */
export function orderPaidMail(order: OrderDetails, { href, site }: { readonly href: string; readonly site: Site }) {
  const { lines, sums } = receiptView(order, { site })
  return {
    number: order.number,
    name: order.contactName,
    total: site.money(order.totalMinor, order.currency),
    collect: order.handoverWords,
    note: order.note,
    lines: lines.map(({ label, detail, amount }) => ({ label, detail, amount })),
    sums,
    href,
    coopName: site.coop.name,
  }
}
