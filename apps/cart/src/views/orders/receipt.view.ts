import { formatDay } from '@rose-ash/server/views/format/format-day'
import { formatMoney } from '@rose-ash/server/views/format/format-money'
import type { OrderDetails, OrderLineView } from '@rose-ash/shared/protocols/cart'
import { vatSums } from '../vat-sums.ts'

interface ReceiptOptions {
  readonly coopName: string
  readonly linkTo?: (line: OrderLineView) => string | undefined
}

/** An order as a till receipt, for pages and mails. */
export function receiptView(order: OrderDetails, { coopName, linkTo }: ReceiptOptions) {
  const { currency } = order
  const discount = { label: 'Voucher', amount: formatMoney(-order.discountMinor, currency) }
  return {
    heading: coopName,
    subheading: `Order ${order.number} · ${formatDay(order.placedAt)}`,
    lines: order.lines.map((line) => ({
      label: line.title,
      detail: [`${line.quantity} × ${formatMoney(line.unitPriceMinor, currency)}`, line.detail]
        .filter(Boolean)
        .join(', '),
      amount: formatMoney(line.quantity * line.unitPriceMinor, currency),
      href: linkTo?.(line),
    })),
    sums: [
      ...(order.discountMinor > 0 ? [discount] : []),
      ...vatSums(order.vatRows, currency),
      {
        label: order.status === 'paid' ? 'Paid' : 'Total',
        amount: formatMoney(order.totalMinor, currency),
        total: true,
      },
      ...order.refunds.map(({ amountMinor, doneAt }) => ({
        label: doneAt ? `Given back on ${formatDay(doneAt)}` : 'Given back',
        amount: formatMoney(-amountMinor, currency),
      })),
    ],
  }
}
