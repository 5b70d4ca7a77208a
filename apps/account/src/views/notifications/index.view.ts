import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Site } from '@rose-ash/shared/site/site'
import type { ListedNotifications } from '../../services/notifications/list-for-member.ts'
import { notificationWords } from './notification-words.ts'

interface Around {
  readonly before: bigint | undefined
  readonly now: Date
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
  readonly site: Site
}

/** The page of notifications; its button reads up to the newest one it shows. */
export function notificationsView(listed: ListedNotifications, { before, now, config, site }: Around) {
  const { notifications, unreadCount, hasMore, names } = listed
  const last = notifications.at(-1)
  return {
    text: unreadWords(unreadCount),
    lines: notifications.map((notification) => ({
      ...notificationWords(notification, { config, site, names }),
      ago: site.ago(notification.at, now),
      at: notification.at.toISOString(),
      isUnread: notification.isUnread,
    })),
    upTo: unreadCount > 0 && notifications[0] ? String(notifications[0].seq) : undefined,
    pages:
      before || hasMore
        ? {
            previous: before && { href: '/notifications', label: 'Newest' },
            next: hasMore && last && { href: `/notifications?before=${last.seq}`, label: 'Older' },
          }
        : undefined,
  }
}

const NUMBERS = ['', 'One thing', 'Two things', 'Three things']

function unreadWords(count: number): string {
  if (count === 0) return 'You have seen everything.'
  return `${NUMBERS[count] ?? `${count} things`} you have not seen.`
}
