import type { Notice, TakeBack } from '@rose-ash/shared/notices/notice'
import { membershipNotices } from '../account/notices/membership.ts'
import { recordNotices, recordTakeBacks } from '../account/notices/records.ts'
import { signingInNotices } from '../account/notices/signing-in.ts'
import { digestNotices, digestTakeBacks } from '../blog/notices/digests.ts'
import { orderNotices } from '../cart/notices/orders.ts'
import { paymentNotices } from '../cart/notices/payments.ts'

/** Every kind of notification, one entry a kind. */
export const NOTICES: readonly Notice[] = [
  ...orderNotices,
  ...paymentNotices,
  ...signingInNotices,
  ...membershipNotices,
  ...recordNotices,
  ...digestNotices,
]

/** Every fact that takes a notice back. */
export const TAKE_BACKS: readonly TakeBack[] = [...recordTakeBacks, ...digestTakeBacks]
