/** Every kind of notification; each has one notice in its domain. */
export const NOTIFICATION_KINDS = [
  'order-paid',
  'order-expired',
  'order-ready',
  'order-allergens',
  'payment-owed',
  'payment-to-return',
  'payment-mismatched',
  'payment-unresolved',
  'order-refunded',
  'new-device',
  'credential-added',
  'credential-removed',
  'email-changed',
  'roles-changed',
  'export-ready',
  'deletion-requested',
  'invitation-accepted',
  'digest-waiting',
] as const

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]
