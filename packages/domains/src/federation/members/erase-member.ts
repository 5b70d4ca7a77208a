import type { Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { suspendActors } from '../actors/suspend-actors.ts'
import { unfollowAll } from '../follows/member-follows.ts'

/** The public actor belongs to nobody any more; its id stays, so that other servers can be told it is gone. */
export async function eraseMember(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { memberId }: ErasedMember,
): Promise<void> {
  await suspendActors({ activities, clock }, tx, { where: { memberId }, reason: 'deleted' })
  await tx.actor.updateMany({ where: { memberId }, data: { memberId: null } })
  await unfollowAll({ activities }, tx, { memberId })
}
