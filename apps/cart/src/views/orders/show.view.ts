import { type BaseConfig, publicUrl } from '@rose-ash/shared/config/base-config'
import type { OrderDetails } from '@rose-ash/shared/protocols/cart'
import type { Site } from '@rose-ash/shared/site/site'
import { orderTag } from './order-words.ts'
import { receiptView } from './receipt.view.ts'

interface Words {
  readonly title: string
  readonly text: string
}

export function orderView(
  order: OrderDetails,
  { config, site, clock }: { config: BaseConfig; site: Site; clock: { now(): Date } },
) {
  const isPending = order.status === 'pending'
  const isDeclined = isPending && order.attempt?.status === 'failed'
  return {
    ...wordsOf(site, order, isDeclined),
    number: order.number,
    tag: orderTag(order),
    isPaid: order.status === 'paid',
    isOver: order.status === 'expired' || order.status === 'cancelled',
    receipt: receiptView(order, { site, linkTo: (line) => lineHref(line, config) }),
    ordersHref: publicUrl(config, 'account', '/orders'),
    shopHref: publicUrl(config, 'market', '/'),
    collect: !isRefunded(order) && order.fulfilment !== 'collected' && order.handoverWords,
    name: order.contactName,
    email: order.email,
    pay: isPending && {
      action: `/orders/${order.id}/payment`,
      label: isDeclined
        ? `Try again: pay ${site.money(order.totalMinor, order.currency)}`
        : `Pay ${site.money(order.totalMinor, order.currency)}`,
      cancel: `/orders/${order.id}/cancellation`,
      status: `/orders/${order.id}/status`,
      again: `/orders/${order.id}/return`,
      countdown: countdownOf(order, clock.now()),
    },
  }
}

function wordsOf(site: Site, order: OrderDetails, isDeclined: boolean): Words {
  if (isDeclined)
    return {
      title: 'The card was declined.',
      text: 'Nothing was taken. Your things are still kept for you: try again, perhaps with another card.',
    }
  const words: Record<OrderDetails['status'], Words> = {
    pending: {
      title: `Order ${order.number} waits for its payment.`,
      text: 'If you have just paid, this page turns by itself as soon as SumUp has told us. Nothing more is needed.',
    },
    paid: paidWords(order),
    expired: {
      title: `Order ${order.number} was closed.`,
      text: 'It was not paid in time. Nothing was taken, and your basket is as you left it.',
    },
    cancelled: {
      title: `Order ${order.number} was cancelled.`,
      text: 'Nothing was taken, and your basket is as you left it.',
    },
    owed: {
      title: 'We owe you something.',
      text: 'Your money arrived after your things had been given back, and meanwhile they have gone. A person will write to you and send the money back.',
    },
  }
  return isRefunded(order) ? refundedWords(site, order) : words[order.status]
}

function isRefunded({ refundedMinor, totalMinor }: OrderDetails): boolean {
  return refundedMinor > 0 && refundedMinor >= totalMinor
}

function paidWords({ number, fulfilment }: OrderDetails): Words {
  const words: Record<OrderDetails['fulfilment'], Words> = {
    none: { title: `Order ${number} is confirmed.`, text: 'Thank you. It is paid, and your things are yours.' },
    packed: { title: `Order ${number} is ready to collect.`, text: 'It is paid and packed, and waits for you.' },
    collected: {
      title: `Order ${number} was collected.`,
      text: 'Thank you. It was handed over, and nothing is left to do.',
    },
  }
  return words[fulfilment]
}

function refundedWords(site: Site, { number, refundedMinor, currency }: OrderDetails): Words {
  return {
    title: `Order ${number} was refunded.`,
    text: `${site.money(refundedMinor, currency)} went back to the card you paid with. It is there in a few working days.`,
  }
}

function countdownOf({ expiresAt }: OrderDetails, now: Date) {
  const minutes = Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / 60_000))
  return {
    untilIso: expiresAt.toISOString(),
    before: 'Kept for you for',
    until: minutes === 1 ? '1 minute' : `${minutes} minutes`,
    after: 'more.',
    overText: 'The time to pay is over. Load the page again to see how it stands.',
  }
}

function lineHref({ kind, path }: { kind: string; path: string | null }, config: BaseConfig): string | undefined {
  if (!path) return undefined
  return publicUrl(config, kind === 'product' ? 'market' : 'events', path)
}
