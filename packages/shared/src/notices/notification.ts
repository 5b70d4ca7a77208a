import type { NotificationKind } from './notification-kinds.ts'

/** What a member was told, as it is read. */
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
