import { findMember } from '@rose-ash/domains/account/members/find-member'
import type { Subscription } from '@rose-ash/domains/account/newsletters/list-subscriptions'
import { listSubscriptions } from '@rose-ash/domains/account/newsletters/list-subscriptions'
import type { NotificationReader } from '@rose-ash/domains/account/notifications/notification-page'
import { countUnread } from '@rose-ash/domains/account/notifications/read-notifications'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { OrderSummary } from '@rose-ash/shared/protocols/cart'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { Device } from '@rose-ash/shared/protocols/sessions'
import type { AppContext } from '../../context.ts'

export interface Home {
  readonly member: Member
  readonly orders: readonly OrderSummary[]
  readonly subscriptions: readonly Subscription[]
  readonly devices: readonly Device[]
  readonly hasPasskey: boolean
  readonly unreadCount: number
}

/** All data of a member's start page, read in parallel. */
export async function readHome(
  { db, services }: Pick<AppContext, 'db' | 'services'>,
  { reader }: { reader: NotificationReader },
): Promise<Home> {
  const memberId = reader.id
  const [member, orders, subscriptions, devices, passkeys, unreadCount] = await Promise.all([
    findMember(db, { id: memberId }),
    services.cart.listOrders(db, { memberId, limit: 5 }),
    listSubscriptions(db, memberId),
    services.identity.listDevices(db, memberId),
    services.identity.listPasskeys(db, memberId),
    countUnread(db, reader),
  ])
  if (!member) throw new NotFoundError('no such member')
  return { member, orders, subscriptions, devices, hasPasskey: passkeys.length > 0, unreadCount }
}
