import type { Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { suspendActors } from '../actors/suspend-actors.ts'
import { unfollowAll } from '../follows/member-follows.ts'

/** Suspends the member's public actor and ends the member's follows. The actor's id stays, so that other servers can be told. */
export async function eraseMember(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { memberId }: ErasedMember,
): Promise<void> {
  await suspendActors({ activities, clock }, tx, { where: { memberId }, reason: 'deleted' })
  await tx.actor.updateMany({ where: { memberId }, data: { memberId: null } })
  await unfollowAll({ activities }, tx, { memberId })
}
