import { formatMoney } from '@rose-ash/shared/views/format/format-money'
import { formatWhen } from '@rose-ash/shared/views/format/format-when'
import { type DeskOrder, type DeskPayment, refundableOf } from '../../services/desk/read-order.ts'
import { receiptView } from '../orders/receipt.view.ts'
import { deskTag, eventWords } from './desk-words.ts'

export function deskOrderView(found: DeskOrder, { site }: { readonly site: { coop: { name: string } } }) {
  const { order, payments, events } = found
  return {
    title: `Order ${order.number}`,
    tag: deskTag(order),
    contact: {
      name: order.contactName,
      email: order.email,
      phone: order.phone,
      collect: order.handoverWords,
      note: order.note,
    },
    receipt: receiptView(order, { coopName: site.coop.name }),
    payments: payments.map((payment) => paymentOf(found, payment)),
    isAsking: payments.some(({ refunds }) => refunds.some(({ status }) => status === 'asked' || status === 'sent')),
    again: `/desk/orders/${order.id}`,
    events: events.map(({ kind, createdAt }) => ({ when: formatWhen(createdAt), what: eventWords(kind) })),
  }
}

function paymentOf(found: DeskOrder, payment: DeskPayment) {
  const money = (minor: number) => formatMoney(minor, payment.currency)
  const left = refundableOf(found, payment)
  return {
    words: `${money(payment.amountMinor)} came by card on ${formatWhen(payment.receivedAt)}.`,
    owed: payment.status === 'owed' && !payment.closedAt && 'There are no things for it: it has to go back.',
    refunds: payment.refunds.map((refund) => ({
      amount: money(refund.amountMinor),
      asked: formatWhen(refund.askedAt),
      ...REFUND_WORDS[refund.status],
      failure: refund.failure,
      reason: refund.reason,
      restock: refund.restock,
    })),
    refund: left && {
      href: `/desk/orders/${found.order.id}/refunds/new?payment=${payment.id}`,
      left: money(left.leftMinor),
    },
  }
}

const REFUND_WORDS: Readonly<Record<string, { readonly tag: { word: string; kind: string }; readonly text: string }>> =
  {
    asked: { tag: { word: 'On its way', kind: 'soon' }, text: 'It will be sent to SumUp in a moment.' },
    sent: { tag: { word: 'On its way', kind: 'soon' }, text: 'SumUp was asked. Nothing is sent twice.' },
    done: { tag: { word: 'Given back', kind: 'yes' }, text: 'SumUp has taken it on.' },
    failed: {
      tag: { word: 'Not given back', kind: 'no' },
      text: 'Nothing has gone, and nothing is lost: it can be tried again.',
    },
  }
