import { formatDay } from '@rose-ash/server/views/format/format-day'
import { formatMoney } from '@rose-ash/server/views/format/format-money'
import type { DeskOrderLine, DeskOrders, Need } from '../../services/desk/list-orders.ts'
import { deskTag } from './desk-words.ts'

interface DeskOrdersPage extends DeskOrders {
  readonly needs: readonly { readonly need: Need; readonly order: DeskOrderLine }[]
  readonly search: string
}

const NEED_WORDS: Readonly<Record<Need, string>> = {
  owed: 'The money came when the things were gone. Give it back.',
  mismatched: 'SumUp holds another amount than we asked for. Look at it there.',
  unresolved: 'SumUp has said nothing clear about this payment for a day. Look at it there.',
}

export function deskOrdersView({ orders, needs, search, nextBefore }: DeskOrdersPage) {
  return {
    search,
    rows: orders.map(lineOf),
    needs: needs.map(({ need, order }) => ({ ...lineOf(order), why: NEED_WORDS[need] })),
    next: nextBefore && `/desk/orders?before=${nextBefore}`,
  }
}

function lineOf(order: DeskOrderLine) {
  return {
    href: `/desk/orders/${order.id}`,
    number: order.number,
    day: formatDay(order.placedAt),
    who: order.contactName,
    total: formatMoney(order.totalMinor, order.currency),
    tag: deskTag({ ...order, refundedMinor: refundedOf(order) }),
  }
}

/** What was paid twice and given back once leaves a paid order as it is. */
function refundedOf({ status, refunds }: DeskOrderLine): number {
  const counted = refunds.filter(({ payment }) => status !== 'paid' || payment.status === 'applied')
  return counted.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}
