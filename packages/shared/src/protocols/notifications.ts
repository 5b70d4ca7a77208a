import type { Tx } from '../db/client.ts'

/** Every kind of notification; each has one notice in its domain. */
export const NOTIFICATION_KINDS = [
  'order-paid',
  'order-expired',
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

export interface Notification {
  /** Its place in the log: the newest has the highest. */
  readonly seq: bigint
  readonly kind: NotificationKind
  /** The id of the order, digest, invitation … it is about. */
  readonly objectId: string
  /** The values that its words are made of; see the notice of its kind. */
  readonly subject: Readonly<Record<string, unknown>>
  readonly at: Date
  readonly isUnread: boolean
}

export interface NotificationPage {
  readonly notifications: readonly Notification[]
  readonly unreadCount: number
  readonly hasMore: boolean
}

/** Who reads: what is for one of their roles is for them too. */
export interface NotificationReader {
  readonly id: string
  readonly roles: readonly string[]
}

/** What members are told of; it follows the log by a moment. */
export interface NotificationService {
  /** Newest first; page on with the last `seq`. */
  listNotifications(
    tx: Tx,
    query: { reader: NotificationReader; before?: bigint | undefined; limit?: number },
  ): Promise<NotificationPage>
  countUnread(tx: Tx, reader: NotificationReader): Promise<number>
  /** Everything up to `upTo` counts as read from here on, also after a rebuild. An older place in the log changes nothing. */
  markNotificationsRead(tx: Tx, input: { memberId: string; upTo: bigint }): Promise<void>
}
