import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Device, Member, Subscription } from '@rose-ash/shared/protocols/account'
import type { OrderSummary } from '@rose-ash/shared/protocols/cart'
import type { NotificationReader } from '@rose-ash/shared/protocols/notifications'
import type { AppContext } from '../../context.ts'

export interface Desk {
  readonly member: Member
  readonly orders: readonly OrderSummary[]
  readonly subscriptions: readonly Subscription[]
  readonly devices: readonly Device[]
  readonly hasPasskey: boolean
  readonly unreadCount: number
}

/** Everything the desk shows of a member, in one round. */
export async function readDesk(
  { db, services }: Pick<AppContext, 'db' | 'services'>,
  { reader }: { reader: NotificationReader },
): Promise<Desk> {
  const memberId = reader.id
  const [member, orders, subscriptions, devices, passkeys, unreadCount] = await Promise.all([
    services.account.getMember(db, memberId),
    services.cart.listOrders(db, { memberId, limit: 5 }),
    services.account.listSubscriptions(db, memberId),
    services.account.listDevices(db, memberId),
    services.account.listPasskeys(db, memberId),
    services.account.countUnread(db, reader),
  ])
  if (!member) throw new NotFoundError('the member is gone')
  return { member, orders, subscriptions, devices, hasPasskey: passkeys.length > 0, unreadCount }
}
