import type { Prisma, Tx } from '../../../db/client.ts'
import type { Member } from '../../../protocols/account.ts'
import { memberSelect, toMember } from '../to-member.ts'

/** One member by a unique field; undefined when there is none. */
export async function findMember(tx: Tx, where: Prisma.MemberWhereUniqueInput): Promise<Member | undefined> {
  const row = await tx.member.findUnique({ where, select: memberSelect })
  return row ? toMember(row) : undefined
}
