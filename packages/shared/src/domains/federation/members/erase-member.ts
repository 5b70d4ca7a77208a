import type { Tx } from '../../../db/client.ts'
import type { ErasedMember } from '../../../protocols/member-data.ts'
import type { ServiceDeps } from '../../../registry/services.ts'

/** The public actor stops being anybody and its notes lose their words; its id stays, so that other servers can be told it is gone. */
export async function eraseMember(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  { memberId }: ErasedMember,
): Promise<void> {
  const now = clock.now()
  await tx.actor.updateMany({
    where: { memberId },
    data: { memberId: null, displayName: 'A former member', summaryHtml: '', avatarUrl: null, suspendedAt: now },
  })
  await tx.note.updateMany({
    where: { memberId },
    data: { memberId: null, contentHtml: '', contentWarning: null, attachments: [], deletedAt: now },
  })
  await tx.interaction.deleteMany({ where: { memberId } })
  await tx.follower.deleteMany({ where: { memberId } })
  await tx.memberBlock.deleteMany({ where: { memberId } })
  await tx.report.updateMany({ where: { reporterId: memberId }, data: { reporterId: null } })
}
