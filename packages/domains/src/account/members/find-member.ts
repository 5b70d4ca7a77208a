import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { Member } from '@rose-ash/shared/protocols/member'
import { memberSelect, toMember } from '../to-member.ts'

/** One member by a unique field; undefined when there is none. Addresses and handles are compared case-insensitively. */
export async function findMember(tx: Tx, where: Prisma.MemberWhereUniqueInput): Promise<Member | undefined> {
  const row = await tx.member.findUnique({ where, select: memberSelect })
  return row ? toMember(row) : undefined
}
