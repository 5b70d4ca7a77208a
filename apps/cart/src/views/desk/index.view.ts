import type { Site } from '@rose-ash/shared/site/site'
import type { DeskOrderLine, DeskOrders, Need } from '../../services/orders-desk/list-orders.ts'
import { deskTag } from './desk-words.ts'

interface DeskOrdersPage extends DeskOrders {
  readonly needs: readonly { readonly need: Need; readonly order: DeskOrderLine }[]
  readonly search: string
  readonly site: Site
}

const NEED_WORDS: Readonly<Record<Need, string>> = {
  owed: 'The money came when the things were gone. Give it back.',
  mismatched: 'SumUp holds another amount than we asked for. Look at it there.',
  unresolved: 'SumUp has said nothing clear about this payment for a day. Look at it there.',
}

export function deskOrdersView({ orders, needs, search, nextBefore, site }: DeskOrdersPage) {
  return {
    search,
    rows: orders.map((order) => lineOf(site, order)),
    needs: needs.map(({ need, order }) => ({ ...lineOf(site, order), why: NEED_WORDS[need] })),
    next: nextBefore && `/desk/orders?before=${nextBefore}`,
  }
}

function lineOf(site: Site, order: DeskOrderLine) {
  return {
    href: `/desk/orders/${order.id}`,
    number: order.number,
    day: site.day(order.placedAt),
    who: order.contactName,
    total: site.money(order.totalMinor, order.currency),
    tag: deskTag({ ...order, refundedMinor: refundedOf(order) }),
  }
}

/** The refunded sum; for a paid order, refunds of a double payment are left out. */
function refundedOf({ status, refunds }: DeskOrderLine): number {
  const counted = refunds.filter(({ payment }) => status !== 'paid' || payment.status === 'applied')
  return counted.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}
