import { formatDay } from '@rose-ash/server/views/format/format-day'
import { formatList } from '@rose-ash/server/views/format/format-list'
import { formatMoney } from '@rose-ash/server/views/format/format-money'
import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import type { OrderSummary } from '@rose-ash/shared/protocols/cart'

const STATUS: Record<OrderSummary['status'], { word: string; kind: string }> = {
  pending: { word: 'Waiting to be paid', kind: 'soon' },
  paid: { word: 'Paid', kind: 'yes' },
  expired: { word: 'Lapsed', kind: 'plain' },
  cancelled: { word: 'Cancelled', kind: 'plain' },
  owed: { word: 'Money owed to you', kind: 'soon' },
}

/** One order as a line in a list. */
export function orderWords(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, order: OrderSummary) {
  return {
    number: order.number,
    href: `/orders/${order.id}`,
    payHref: order.status === 'pending' ? publicUrl(config, 'cart', order.path) : undefined,
    titles: formatList([...order.titles]),
    total: formatMoney(order.totalMinor, order.currency),
    placed: formatDay(order.placedAt),
    status: statusOf(order),
    isPending: order.status === 'pending',
  }
}

function statusOf({ status, fulfilment, refundedMinor, totalMinor }: OrderSummary) {
  if (refundedMinor > 0 && refundedMinor >= totalMinor) return { word: 'Refunded', kind: 'plain' }
  return status === 'paid' && fulfilment === 'collected' ? { word: 'Collected', kind: 'yes' } : STATUS[status]
}
