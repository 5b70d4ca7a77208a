import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Device, Member, Subscription } from '@rose-ash/shared/protocols/account'
import type { OrderSummary } from '@rose-ash/shared/protocols/cart'
import type { AppContext } from '../../context.ts'

export interface Desk {
  readonly member: Member
  readonly orders: readonly OrderSummary[]
  readonly subscriptions: readonly Subscription[]
  readonly devices: readonly Device[]
  readonly hasPasskey: boolean
}

/** Everything the desk shows of a member, in one round. */
export async function readDesk(
  { db, services }: Pick<AppContext, 'db' | 'services'>,
  { memberId }: { memberId: string },
): Promise<Desk> {
  const [member, orders, subscriptions, devices, passkeys] = await Promise.all([
    services.account.getMember(db, memberId),
    services.cart.listOrders(db, { memberId, limit: 5 }),
    services.account.listSubscriptions(db, memberId),
    services.account.listDevices(db, memberId),
    services.account.listPasskeys(db, memberId),
  ])
  if (!member) throw new NotFoundError('the member is gone')
  return { member, orders, subscriptions, devices, hasPasskey: passkeys.length > 0 }
}
