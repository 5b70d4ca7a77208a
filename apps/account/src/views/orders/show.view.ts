import type { OrderDetails } from '@rose-ash/shared/protocols/cart'
import { type OrderContext, orderWords } from './order-words.ts'

/** One order as its receipt. */
export function orderView(context: OrderContext, order: OrderDetails) {
  const { site } = context
  const money = (minor: number) => site.money(minor, order.currency)
  const words = orderWords(context, order)
  return {
    ...words,
    placedAt: site.when(order.placedAt),
    handover: order.handoverWords,
    receipt: {
      heading: `Order ${order.number}`,
      subheading: order.paidAt ? `Paid ${site.when(order.paidAt)}` : words.status.word,
      lines: order.lines.map((line) => ({
        label: line.quantity > 1 ? `${line.quantity} × ${line.title}` : line.title,
        detail: line.detail,
        amount: money(line.totalMinor),
      })),
      sums: [
        ...(order.discountMinor > 0 ? [{ label: 'Discount', amount: money(-order.discountMinor) }] : []),
        { label: 'Total', amount: money(order.totalMinor), total: true },
        ...(order.vatMinor > 0 ? [{ label: 'of which VAT', amount: money(order.vatMinor) }] : []),
        ...(order.refundedMinor > 0 ? [{ label: 'Given back', amount: money(-order.refundedMinor) }] : []),
      ],
    },
  }
}
