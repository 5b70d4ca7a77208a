import type { Notification } from '@rose-ash/shared/notices/notification'

export interface NotificationPage {
  readonly notifications: readonly Notification[]
  readonly unreadCount: number
  readonly hasMore: boolean
}

/** The reading member; notifications for one of their roles are theirs too. */
export interface NotificationReader {
  readonly id: string
  readonly roles: readonly string[]
}
