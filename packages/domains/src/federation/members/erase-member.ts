import type { Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { suspendActors } from '../actors/suspend-actors.ts'
import { unfollowAll } from '../follows/member-follows.ts'

/** The public actor stops being anybody and its notes lose their words; its id stays, so that other servers can be told it is gone. */
export async function eraseMember(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { memberId }: ErasedMember,
): Promise<void> {
  await suspendActors({ activities, clock }, tx, { where: { memberId }, reason: 'deleted' })
  await tx.actor.updateMany({ where: { memberId }, data: { memberId: null } })
  await tx.note.updateMany({
    where: { memberId },
    data: { memberId: null, contentHtml: '', contentWarning: null, attachments: [], deletedAt: clock.now() },
  })
  await tx.interaction.deleteMany({ where: { memberId } })
  await unfollowAll({ activities }, tx, memberId)
  await tx.memberBlock.deleteMany({ where: { memberId } })
  await tx.report.updateMany({ where: { reporterId: memberId }, data: { reporterId: null } })
}
