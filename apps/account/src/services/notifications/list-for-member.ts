import { getMembers } from '@rose-ash/domains/account/members/get-members'
import type { NotificationPage, NotificationReader } from '@rose-ash/domains/account/notifications/notification-page'
import { listNotifications } from '@rose-ash/domains/account/notifications/read-notifications'
import { NOTICES } from '@rose-ash/domains/context/notices'
import type { NoticeTools, NoticeWords } from '@rose-ash/shared/notices/notice'
import type { Notification } from '@rose-ash/shared/notices/notification'
import { FORMER_MEMBER } from '@rose-ash/shared/texts/former-member'
import type { AppContext } from '../../context.ts'
import { UNKNOWN_NOTICE } from '../../texts/unknown-notice.ts'

type Deps = Pick<AppContext, 'db' | 'config' | 'site'>

export interface ListedNotifications extends Omit<NotificationPage, 'notifications'> {
  readonly notifications: readonly (Notification & NoticeWords)[]
}

const BY_KIND = new Map(NOTICES.map((notice) => [notice.kind, notice]))

/** One page of a member's notifications, with their words. */
export async function listForMember(
  deps: Deps,
  query: { reader: NotificationReader; before?: bigint | undefined; limit?: number },
): Promise<ListedNotifications> {
  const { notifications, ...page } = await listNotifications(deps.db, query)
  const tools = { config: deps.config, site: deps.site, nameOf: await namesIn(deps, notifications) }
  return {
    ...page,
    notifications: notifications.map((notification) => ({
      ...notification,
      ...(BY_KIND.get(notification.kind)?.words(notification, tools) ?? UNKNOWN_NOTICE),
    })),
  }
}

/** The names of the members in notifications, whose rows contain only ids. */
async function namesIn(
  { db }: Pick<Deps, 'db'>,
  notifications: readonly Notification[],
): Promise<NoticeTools['nameOf']> {
  const ids = notifications.flatMap(({ subject }) => (typeof subject.memberId === 'string' ? [subject.memberId] : []))
  const members = await getMembers(db, [...new Set(ids)])
  return (memberId) => members.get(memberId)?.name ?? FORMER_MEMBER
}
