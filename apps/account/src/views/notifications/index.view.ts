import type { Site } from '@rose-ash/shared/site/site'
import type { ListedNotifications } from '../../services/notifications/list-for-member.ts'

interface Around {
  readonly before: bigint | undefined
  readonly now: Date
  readonly site: Site
}

/** The page of notifications; its button marks all up to the newest shown one as read. */
export function notificationsView(listed: ListedNotifications, { before, now, site }: Around) {
  const { notifications, unreadCount, hasMore } = listed
  const last = notifications.at(-1)
  return {
    text: unreadWords(unreadCount),
    lines: notifications.map(({ title, text, href, at, isUnread }) => ({
      ...{ title, text, href, isUnread },
      ago: site.ago(at, now),
      at: at.toISOString(),
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
