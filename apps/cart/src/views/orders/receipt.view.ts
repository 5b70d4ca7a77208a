import type { OrderDetails, OrderLineView } from '@rose-ash/shared/protocols/cart'
import type { Site } from '@rose-ash/shared/site/site'
import { vatByRate } from '../vat-sums.ts'

interface ReceiptOptions {
  readonly site: Site
  readonly linkTo?: (line: OrderLineView) => string | undefined
}

/** An order as a till receipt, for pages and mails. */
export function receiptView(order: OrderDetails, { site, linkTo }: ReceiptOptions) {
  const { currency } = order
  const discount = { label: 'Voucher', amount: site.money(-order.discountMinor, currency) }
  return {
    heading: site.coop.name,
    subheading: `Order ${order.number} · ${site.day(order.placedAt)}`,
    lines: order.lines.map((line) => ({
      label: line.title,
      detail: [`${line.quantity} × ${site.money(line.unitPriceMinor, currency)}`, line.detail]
        .filter(Boolean)
        .join(', '),
      amount: site.money(line.quantity * line.unitPriceMinor, currency),
      href: linkTo?.(line),
    })),
    sums: [
      ...(order.discountMinor > 0 ? [discount] : []),
      ...vatByRate(site, order.vatRows, currency),
      {
        label: order.status === 'paid' ? 'Paid' : 'Total',
        amount: site.money(order.totalMinor, currency),
        total: true,
      },
      ...order.refunds.map(({ amountMinor, doneAt }) => ({
        label: doneAt ? `Given back on ${site.day(doneAt)}` : 'Given back',
        amount: site.money(-amountMinor, currency),
      })),
    ],
  }
}
