import type { Tx } from '@rose-ash/shared/db/client'
import { may } from '@rose-ash/shared/rights/may'
import { memberSelect, toMember } from '../to-member.ts'

/** Those of the given members who may invite people now. What an invitation grants counts only while its sender may still give it. */
export async function invitingMembers(tx: Tx, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.member.findMany({
    where: { id: { in: [...new Set(memberIds)] }, status: 'active' },
    select: memberSelect,
  })
  const inviting = rows.map(toMember).filter((member) => may(member, 'member.invite'))
  return new Set(inviting.map(({ id }) => id))
}
