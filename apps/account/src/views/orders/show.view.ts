import { formatMoney } from '@rose-ash/server/views/format/format-money'
import { formatWhen } from '@rose-ash/server/views/format/format-when'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { OrderDetails } from '@rose-ash/shared/protocols/cart'
import { orderWords } from './order-words.ts'

/** One order as its receipt. */
export function orderView(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, order: OrderDetails) {
  const money = (minor: number) => formatMoney(minor, order.currency)
  const words = orderWords(config, order)
  return {
    ...words,
    placedAt: formatWhen(order.placedAt),
    handover: order.handoverWords,
    receipt: {
      heading: `Order ${order.number}`,
      subheading: order.paidAt ? `Paid ${formatWhen(order.paidAt)}` : words.status.word,
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
