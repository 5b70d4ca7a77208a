import { findMember } from '@rose-ash/domains/account/members/find-member'
import type { Subscription } from '@rose-ash/domains/account/newsletters/list-subscriptions'
import { listSubscriptions } from '@rose-ash/domains/account/newsletters/list-subscriptions'
import { countUnread } from '@rose-ash/domains/account/notifications/read-notifications'
import { readSecondFactorDueAt } from '@rose-ash/server/sign-on/read-missing-proof'
import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { OrderSummary } from '@rose-ash/shared/protocols/cart'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { Device } from '@rose-ash/shared/protocols/sessions'
import { may } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'

export interface Home {
  readonly member: Member
  readonly orders: readonly OrderSummary[]
  readonly subscriptions: readonly Subscription[]
  readonly devices: readonly Device[]
  readonly hasPasskey: boolean
  readonly unreadCount: number
  /** Until when they may go on without a second factor; undefined when they have one, or need none. */
  readonly secondFactorDueAt: Date | undefined
  /** Members whose lost second factor waits for this administrator's word. */
  readonly waitingResets: readonly string[]
}

/** All data of a member's start page, read in parallel. */
export async function readHome(
  ctx: Pick<AppContext, 'db' | 'services' | 'site'>,
  { reader }: { reader: Pick<SignedInMember, 'id' | 'roles'> },
): Promise<Home> {
  const { db, services } = ctx
  const memberId = reader.id
  const [member, orders, subscriptions, devices, passkeys, hasFactor, dueAt, waitingResets, unreadCount] =
    await Promise.all([
      findMember(db, { id: memberId }),
      services.cart.listOrders(db, { memberId, limit: 5 }),
      listSubscriptions(db, memberId),
      services.identity.listDevices(db, memberId),
      services.identity.listPasskeys(db, memberId),
      services.identity.hasSecondFactor(db, memberId),
      readSecondFactorDueAt(ctx, reader),
      may(reader, 'member.reset-factor') ? services.identity.listWaitingResets(db, memberId) : [],
      countUnread(db, reader),
    ])
  if (!member) throw new NotFoundError('no such member')
  const secondFactorDueAt = hasFactor ? undefined : dueAt
  return {
    member,
    orders,
    subscriptions,
    devices,
    hasPasskey: passkeys.length > 0,
    secondFactorDueAt,
    waitingResets,
    unreadCount,
  }
}
