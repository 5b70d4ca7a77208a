import type { NotificationKind } from './notification-kinds.ts'

/** A notification of a member. */
export interface Notification {
  /** The position of its activity in the log; the newest notification has the highest. */
  readonly seq: bigint
  readonly kind: NotificationKind
  /** The id of its order, digest, invitation … */
  readonly objectId: string
  /** The values for its words; see the notice of its kind. */
  readonly subject: Readonly<Record<string, unknown>>
  readonly at: Date
  readonly isUnread: boolean
}
