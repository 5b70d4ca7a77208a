import type { Notification } from '@rose-ash/shared/notices/notification'

export interface NotificationPage {
  readonly notifications: readonly Notification[]
  readonly unreadCount: number
  readonly hasMore: boolean
}

/** The member who reads: a notification for one of their roles is for them too. */
export interface NotificationReader {
  readonly id: string
  readonly roles: readonly string[]
}
