import type { Tx } from '@rose-ash/shared/db/client'
import type { Member } from '@rose-ash/shared/protocols/member'
import { memberSelect, toMember } from '../to-member.ts'

/** Members by id in one query; unknown ids are left out. */
export async function getMembers(tx: Tx, memberIds: readonly string[]): Promise<ReadonlyMap<string, Member>> {
  if (memberIds.length === 0) return new Map()
  const rows = await tx.member.findMany({ where: { id: { in: [...new Set(memberIds)] } }, select: memberSelect })
  return new Map(rows.map((row) => [row.id, toMember(row)]))
}
