import type { Site } from '@rose-ash/shared/site/site'
import { type DeskOrder, type DeskPayment, refundableOf } from '../../services/orders-desk/read-order.ts'
import type { OrderTag } from '../orders/order-words.ts'
import { receiptView } from '../orders/receipt.view.ts'
import { deskTag, eventWords } from './desk-words.ts'
import { stepsOf } from './steps.ts'

export function deskOrderView(found: DeskOrder, { site }: { readonly site: Site }) {
  const { order, isPackable, payments, events } = found
  return {
    title: `Order ${order.number}`,
    tag: deskTag(order),
    steps: isPackable && stepsOf(order, `/desk/orders/${order.id}`),
    contact: {
      name: order.contactName,
      email: order.email,
      phone: order.phone,
      collect: order.handoverWords,
      note: order.note,
    },
    receipt: receiptView(order, { site }),
    payments: payments.map((payment) => paymentOf(site, found, payment)),
    isAsking: payments.some(({ refunds }) => refunds.some(({ status }) => status === 'asked' || status === 'sent')),
    again: `/desk/orders/${order.id}`,
    events: events.map(({ kind, createdAt }) => ({ when: site.when(createdAt), what: eventWords(kind) })),
  }
}

function paymentOf(site: Site, found: DeskOrder, payment: DeskPayment) {
  const money = (minor: number) => site.money(minor, payment.currency)
  const left = refundableOf(found, payment)
  return {
    words: `${money(payment.amountMinor)} came by card on ${site.when(payment.receivedAt)}.`,
    owed: payment.status === 'owed' && !payment.closedAt && 'There are no things for it: it has to go back.',
    refunds: payment.refunds.map((refund) => ({
      amount: money(refund.amountMinor),
      asked: site.when(refund.askedAt),
      tag: REFUND_TAGS[refund.status],
      text: refundText(refund),
    })),
    refund: left && {
      href: `/desk/orders/${found.order.id}/refunds/new?payment=${payment.id}`,
      left: money(left.leftMinor),
    },
  }
}

const UNDER_WAY = { word: 'On its way', kind: 'soon' }

const REFUND_TAGS: Readonly<Record<string, OrderTag>> = {
  asked: UNDER_WAY,
  sent: UNDER_WAY,
  done: { word: 'Given back', kind: 'yes' },
  failed: { word: 'Not given back', kind: 'no' },
}

const REFUND_TEXTS: Readonly<Record<string, string>> = {
  asked: 'It will be sent to SumUp in a moment.',
  sent: 'SumUp was asked. Nothing is sent twice.',
  done: 'SumUp has taken it on.',
  failed: 'Nothing has gone and nothing is lost: it can be tried again.',
}

function refundText({ status, failure, restock, reason }: DeskPayment['refunds'][number]): string {
  return [
    REFUND_TEXTS[status],
    failure && `SumUp: “${failure}”`,
    restock && status !== 'failed' && `The things ${status === 'done' ? 'are' : 'go'} back on the shelf.`,
    reason && `Why: “${reason}”`,
  ]
    .filter(Boolean)
    .join(' ')
}
