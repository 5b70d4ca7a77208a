import { formatMoney } from '@rose-ash/server/views/format/format-money'
import type { OrderDetails } from '@rose-ash/shared/protocols/cart'
import { receiptView } from '../orders/receipt.view.ts'

/** What the receipt mail prints. */
export function orderPaidMail(
  order: OrderDetails,
  { href, coopName }: { readonly href: string; readonly coopName: string },
) {
  const { lines, sums } = receiptView(order, { coopName })
  return {
    number: order.number,
    name: order.contactName,
    total: formatMoney(order.totalMinor, order.currency),
    collect: order.handoverWords,
    note: order.note,
    lines: lines.map(({ label, detail, amount }) => ({ label, detail, amount })),
    sums,
    href,
    coopName,
  }
}
