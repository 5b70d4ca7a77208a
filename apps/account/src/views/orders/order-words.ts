import { formatList } from '@rose-ash/server/views/format/format-list'
import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import type { OrderSummary } from '@rose-ash/shared/protocols/cart'
import type { Site } from '@rose-ash/shared/site/site'

const STATUS: Record<OrderSummary['status'], { word: string; kind: string }> = {
  pending: { word: 'Waiting to be paid', kind: 'soon' },
  paid: { word: 'Paid', kind: 'yes' },
  expired: { word: 'Lapsed', kind: 'plain' },
  cancelled: { word: 'Cancelled', kind: 'plain' },
  owed: { word: 'Money owed to you', kind: 'soon' },
}

/** What a paid order's handover adds to its state. */
const HANDOVER: Record<OrderSummary['fulfilment'], { word: string; kind: string } | undefined> = {
  none: undefined,
  packed: { word: 'Ready to collect', kind: 'yes' },
  collected: { word: 'Collected', kind: 'plain' },
}

export interface OrderContext {
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
  readonly site: Site
}

/** One order as a line in a list. */
export function orderWords({ config, site }: OrderContext, order: OrderSummary) {
  return {
    number: order.number,
    href: publicUrl(config, 'cart', order.path),
    titles: formatList([...order.titles]),
    total: site.money(order.totalMinor, order.currency),
    placed: site.day(order.placedAt),
    status: statusOf(order),
    isPending: order.status === 'pending',
  }
}

function statusOf({ status, fulfilment, refundedMinor, totalMinor }: OrderSummary) {
  if (refundedMinor > 0 && refundedMinor >= totalMinor) return { word: 'Refunded', kind: 'plain' }
  return (status === 'paid' && HANDOVER[fulfilment]) || STATUS[status]
}
