import type { Tx } from '@rose-ash/shared/db/client'
import type { MemberRecords } from '@rose-ash/shared/protocols/member-data'

/** The public actor, what the member wrote, liked, follows, blocks and reported. Private keys are not handed out. */
export async function collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords> {
  const where = { memberId }
  const [actors, notes, interactions, follows, blocks, reports] = await Promise.all([
    tx.actor.findMany({
      where,
      omit: { rsaPrivateKeyEncrypted: true, ed25519PrivateKeyEncrypted: true },
      include: { projections: { select: { app: true, uri: true } } },
    }),
    tx.note.findMany({ where }),
    tx.interaction.findMany({ where }),
    tx.follower.findMany({ where }),
    tx.memberBlock.findMany({ where }),
    tx.report.findMany({ where: { reporterId: memberId } }),
  ])
  return { actors, notes, interactions, follows, blocks, reports } as unknown as MemberRecords
}
