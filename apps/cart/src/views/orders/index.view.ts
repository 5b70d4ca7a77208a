import { formatDay } from '@rose-ash/server/views/format/format-day'
import { formatMoney } from '@rose-ash/server/views/format/format-money'
import type { OrderSummary } from '@rose-ash/shared/protocols/cart'
import { orderTag } from './order-words.ts'

export function ordersView(orders: readonly OrderSummary[]) {
  return {
    orders: orders.map((order) => ({
      href: order.path,
      number: order.number,
      day: formatDay(order.placedAt),
      things: thingsOf(order),
      total: formatMoney(order.totalMinor, order.currency),
      tag: orderTag(order),
    })),
    empty: orders.length === 0,
  }
}

function thingsOf({ titles, itemCount }: OrderSummary): string {
  const things = itemCount === 1 ? '1 thing' : `${itemCount} things`
  return `${titles.join(', ')} (${things})`
}
