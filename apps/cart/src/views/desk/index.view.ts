import type { Site } from '@rose-ash/shared/site/site'
import type { OrdersWork } from '../../services/orders-desk/count-work.ts'
import type { DeskOrderLine, DeskOrders, Need, OrderShelf } from '../../services/orders-desk/list-orders.ts'
import { deskTag } from './desk-words.ts'
import { stepsOf } from './steps.ts'

interface DeskOrdersPage extends DeskOrders {
  readonly needs: readonly { readonly need: Need; readonly order: DeskOrderLine }[]
  readonly work: OrdersWork
  readonly shelf: OrderShelf
  readonly search: string
  /** The address of this page, to come back to. */
  readonly here: string
  readonly site: Site
}

const NEED_WORDS: Readonly<Record<Need, string>> = {
  owed: 'The money came when the things were gone. Give it back.',
  mismatched: 'SumUp holds another amount than we asked for. Look at it there.',
  unresolved: 'SumUp has said nothing clear about this payment for a day. Look at it there.',
}

export function deskOrdersView({
  orders,
  packableIds,
  needs,
  work,
  shelf,
  search,
  here,
  nextBefore,
  site,
}: DeskOrdersPage) {
  return {
    search,
    shelf,
    tabs: tabsOf(work, shelf),
    rows: orders.map((order) => ({
      ...lineOf(site, order),
      anchor: anchorOf(order),
      steps: packableIds.has(order.id) && stepsOf(order, `${here}#${anchorOf(order)}`),
    })),
    needs: needs.map(({ need, order }) => ({ ...lineOf(site, order), why: NEED_WORDS[need] })),
    next: nextBefore && `/desk/orders?show=${shelf}&before=${nextBefore}`,
    empty: EMPTY[search ? 'search' : shelf],
  }
}

const EMPTY = {
  search: { title: 'No order has that number.', text: 'The number stands on the receipt: “Order 1042”.' },
  all: { title: 'No orders yet.', text: 'They stand here as soon as somebody has placed one.' },
  'to-pack': { title: 'Everything is packed.', text: 'The next paid order stands here.' },
  'to-hand-over': {
    title: 'Nothing waits to be collected.',
    text: 'Packed orders stand here until they are handed over.',
  },
} as const

function tabsOf({ toPack, toHandOver }: OrdersWork, shelf: OrderShelf) {
  return [
    { label: 'All', href: '/desk/orders', current: shelf === 'all' },
    { label: 'To pack', count: toPack, href: '/desk/orders?show=to-pack', current: shelf === 'to-pack' },
    {
      label: 'To hand over',
      count: toHandOver,
      href: '/desk/orders?show=to-hand-over',
      current: shelf === 'to-hand-over',
    },
  ]
}

function anchorOf({ number }: DeskOrderLine): string {
  return `order-${number}`
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
