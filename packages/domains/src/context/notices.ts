import type { Notice, TakeBack } from '@rose-ash/shared/notices/notice'
import { membershipNotices } from '../account/notices/membership.ts'
import { recordNotices, recordTakeBacks } from '../account/notices/records.ts'
import { signingInNotices } from '../account/notices/signing-in.ts'
import { digestNotices, digestTakeBacks } from '../blog/notices/digests.ts'
import { orderNotices, orderTakeBacks } from '../cart/notices/orders.ts'
import { paymentNotices } from '../cart/notices/payments.ts'

/** All kinds of notifications, one entry for each. */
export const NOTICES: readonly Notice[] = [
  ...orderNotices,
  ...paymentNotices,
  ...signingInNotices,
  ...membershipNotices,
  ...recordNotices,
  ...digestNotices,
]

/** All activities that resolve a notice. */
export const TAKE_BACKS: readonly TakeBack[] = [...recordTakeBacks, ...digestTakeBacks, ...orderTakeBacks]
