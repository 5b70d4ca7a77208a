import type { Tx } from '../../../db/client.ts'
import type { ErasedMember } from '../../../protocols/member-data.ts'
import type { ServiceDeps } from '../../../registry/services.ts'
import { unfollowAll } from '../follows/member-follows.ts'

/** The public actor stops being anybody and its notes lose their words; its id stays, so that other servers can be told it is gone. */
export async function eraseMember(
  { activities, clock }: Pick<ServiceDeps, 'activities' | 'clock'>,
  tx: Tx,
  { memberId }: ErasedMember,
): Promise<void> {
  const now = clock.now()
  const gone = await tx.actor.updateManyAndReturn({
    where: { memberId },
    data: { memberId: null, displayName: 'A former member', summaryHtml: '', avatarUrl: null, suspendedAt: now },
    select: { id: true },
  })
  for (const { id: actorId } of gone) {
    const object = { actorId, reason: 'deleted' }
    await activities.append(tx, { type: 'federation.actor.suspended', objectId: actorId, object })
  }
  await tx.note.updateMany({
    where: { memberId },
    data: { memberId: null, contentHtml: '', contentWarning: null, attachments: [], deletedAt: now },
  })
  await tx.interaction.deleteMany({ where: { memberId } })
  await unfollowAll({ activities }, tx, memberId)
  await tx.memberBlock.deleteMany({ where: { memberId } })
  await tx.report.updateMany({ where: { reporterId: memberId }, data: { reporterId: null } })
}
