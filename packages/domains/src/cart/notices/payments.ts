import { paymentMismatched, paymentOwed, paymentUnresolved } from '@rose-ash/shared/activities/catalogue/cart'
import { roleAudience } from '@rose-ash/shared/audience/notification-audience'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { defineNotice } from '@rose-ash/shared/notices/define-notice'
import type { NoticeTools } from '@rose-ash/shared/notices/notice'
import { toBuyer } from './to-buyer.ts'

/** Notices to the buyer and the stewards about payment problems. */
export const paymentNotices = [
  defineNotice({
    kind: 'payment-owed',
    on: paymentOwed,
    to: ({ object }) => toBuyer(object, object.totalMinor),
    words: ({ number, totalMinor, currency }, { objectId, site }) => ({
      title: `Your payment for order ${number} came too late`,
      text: `We owe you ${site.money(totalMinor, currency)}, and will give it back.`,
      href: `/orders/${objectId}`,
    }),
  }),
  defineNotice({
    kind: 'payment-to-return',
    on: paymentOwed,
    to: ({ object: { number, totalMinor, currency } }) => toStewards({ number, totalMinor, currency }),
    words: ({ number, totalMinor, currency }, tools) => ({
      title: `Order ${number}: ${tools.site.money(totalMinor, currency)} to give back`,
      text: 'It was paid when the things were gone already. Somebody has to return the money.',
      href: deskOf(tools),
    }),
  }),
  defineNotice({
    kind: 'payment-mismatched',
    on: paymentMismatched,
    to: () => toStewards({}),
    words: (_subject, tools) => ({
      title: 'A payment is not what was asked for',
      text: 'Somebody has to look at it at SumUp.',
      href: deskOf(tools),
    }),
  }),
  defineNotice({
    kind: 'payment-unresolved',
    on: paymentUnresolved,
    to: () => toStewards({}),
    words: (_subject, tools) => ({
      title: 'A payment has had no answer for a day',
      text: 'Somebody has to look at it at SumUp.',
      href: deskOf(tools),
    }),
  }),
]

function toStewards<Subject extends object>(subject: Subject) {
  return { audience: roleAudience('steward'), subject }
}

function deskOf({ config, objectId }: NoticeTools): string {
  return publicUrl(config, 'cart', `/desk/orders/${objectId}`)
}
