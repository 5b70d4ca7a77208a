import type { Tx } from '@rose-ash/shared/db/client'
import type { Member } from '@rose-ash/shared/protocols/member'
import { memberSelect, toMember } from '../to-member.ts'

export interface MemberPage {
  readonly members: readonly Member[]
  /** The `after` of the next page; null on the last page. */
  readonly nextAfter: string | null
}

interface ListMembers {
  search?: string
  after?: string
  limit?: number
}

/** One page of members, newest first; `search` matches name, address and handle. */
export async function listMembers(tx: Tx, { search, after, limit = 50 }: ListMembers): Promise<MemberPage> {
  const contains = search?.trim() ? { contains: search.trim(), mode: 'insensitive' as const } : undefined
  const rows = await tx.member.findMany({
    where: {
      status: { not: 'deleted' },
      ...(contains && { OR: [{ name: contains }, { email: contains }, { handle: contains }] }),
      ...(after && { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: memberSelect,
  })
  const members = rows.slice(0, limit).map(toMember)
  return { members, nextAfter: rows.length > limit ? (members.at(-1)?.id ?? null) : null }
}
