import {
  orderAllergensCorrected,
  orderClosed,
  orderCollected,
  orderPacked,
  orderPaid,
  orderUnpacked,
  refundCompleted,
} from '@rose-ash/shared/activities/catalogue/cart'
import { memberAudience } from '@rose-ash/shared/audience/notification-audience'
import { defineNotice } from '@rose-ash/shared/notices/define-notice'
import type { TakeBack } from '@rose-ash/shared/notices/notice'
import { toBuyer } from './to-buyer.ts'

/** Notices to the buyer about an order. */
export const orderNotices = [
  defineNotice({
    kind: 'order-paid',
    on: orderPaid,
    to: ({ object }) => toBuyer(object, object.totalMinor),
    words: ({ number, totalMinor, currency }, { objectId, site }) => ({
      title: `Order ${number} is paid`,
      text: `${site.money(totalMinor, currency)}. The receipt is in your letters and in its drawer.`,
      href: `/orders/${objectId}`,
    }),
  }),
  defineNotice({
    kind: 'order-expired',
    on: orderClosed,
    to: ({ object }) => (object.as === 'expired' ? toBuyer(object, object.totalMinor) : undefined),
    words: ({ number }, { objectId }) => ({
      title: `Order ${number} was not paid in time`,
      text: 'Nothing was taken from you, and the things went back on the shelf.',
      href: `/orders/${objectId}`,
    }),
  }),
  defineNotice({
    kind: 'order-ready',
    on: orderPacked,
    to: ({ object }) => toBuyer(object, object.totalMinor),
    words: ({ number }, { objectId }) => ({
      title: `Order ${number} is ready to collect`,
      text: 'It is packed. Where and when you can have it stands on its page.',
      href: `/orders/${objectId}`,
    }),
  }),
  defineNotice({
    kind: 'order-allergens',
    on: orderAllergensCorrected,
    to: ({ object: { number, memberId, productName } }) =>
      memberId ? { audience: memberAudience(memberId), subject: { number, productName } } : undefined,
    words: ({ number, productName }, { objectId }) => ({
      title: `The allergens of ${productName} in your order ${number} were corrected`,
      text: 'What it contains stands in a letter to you, and on its page.',
      href: `/orders/${objectId}`,
    }),
  }),
  defineNotice({
    kind: 'order-refunded',
    on: refundCompleted,
    to: ({ object }) => toBuyer(object, object.amountMinor),
    words: ({ number, totalMinor, currency }, { objectId, site }) => ({
      title: `${site.money(totalMinor, currency)} of order ${number} is on its way back`,
      text: 'It goes to the card that paid. Banks take a few days.',
      href: `/orders/${objectId}`,
    }),
  }),
]

/** Nothing waits to be collected after these. */
export const orderTakeBacks: readonly TakeBack[] = [orderUnpacked, orderCollected].map((on) => ({
  kind: 'order-ready',
  on,
}))
