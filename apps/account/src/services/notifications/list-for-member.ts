import type { NotificationPage, NotificationReader } from '@rose-ash/shared/protocols/notifications'
import type { AppContext } from '../../context.ts'

export interface ListedNotifications extends NotificationPage {
  /** Members that a notification speaks of, by id: rows hold no names. */
  readonly names: ReadonlyMap<string, string>
}

/** A page of what a member was told, with the names it needs. */
export async function listForMember(
  { db, services: { account } }: Pick<AppContext, 'db' | 'services'>,
  query: { reader: NotificationReader; before?: bigint | undefined; limit?: number },
): Promise<ListedNotifications> {
  const page = await account.listNotifications(db, query)
  const ids = page.notifications.flatMap(({ subject }) =>
    typeof subject.memberId === 'string' ? [subject.memberId] : [],
  )
  const members = await account.getMembers(db, [...new Set(ids)])
  return { ...page, names: new Map([...members].map(([id, { name }]) => [id, name])) }
}
