import type { OrderSummary } from '@rose-ash/shared/protocols/cart'
import type { Site } from '@rose-ash/shared/site/site'
import { orderTag } from './order-words.ts'

export function ordersView(site: Site, orders: readonly OrderSummary[]) {
  return {
    orders: orders.map((order) => ({
      href: order.path,
      number: order.number,
      day: site.day(order.placedAt),
      things: thingsOf(order),
      total: site.money(order.totalMinor, order.currency),
      tag: orderTag(order),
    })),
    empty: orders.length === 0,
  }
}

function thingsOf({ titles, itemCount }: OrderSummary): string {
  const things = itemCount === 1 ? '1 thing' : `${itemCount} things`
  return `${titles.join(', ')} (${things})`
}
