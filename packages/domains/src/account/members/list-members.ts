import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { Member, MemberRole } from '@rose-ash/shared/protocols/member'
import { memberSelect, toMember } from '../to-member.ts'

export interface MemberPage {
  readonly members: readonly Member[]
  /** The `after` of the next page; null on the last page. */
  readonly nextAfter: string | null
}

/** What members can be looked for by, beside their words and role. */
export const MEMBER_STATES = ['resting', 'never-signed-in', 'no-second-factor', 'leaving'] as const
export type MemberState = (typeof MEMBER_STATES)[number]

export interface MemberFilter {
  /** Matches name, address and handle. */
  readonly search?: string | undefined
  readonly role?: MemberRole | undefined
  /** Whether they belong to the co-op. */
  readonly belongs?: boolean | undefined
  readonly state?: MemberState | undefined
}

interface ListMembers extends MemberFilter {
  readonly after?: string | undefined
  readonly limit?: number
}

/** One page of members, newest first. */
export async function listMembers(tx: Tx, { after, limit = 50, ...filter }: ListMembers): Promise<MemberPage> {
  const rows = await tx.member.findMany({
    where: { AND: [...conditions(filter, new Date()), ...(after ? [{ id: { lt: after } }] : [])] },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: memberSelect,
  })
  const members = rows.slice(0, limit).map(toMember)
  return { members, nextAfter: rows.length > limit ? (members.at(-1)?.id ?? null) : null }
}

/** How many members there are of a kind. */
export function countMembers(tx: Tx, filter: MemberFilter): Promise<number> {
  return tx.member.count({ where: { AND: conditions(filter, new Date()) } })
}

function conditions({ search, role, belongs, state }: MemberFilter, now: Date): Prisma.MemberWhereInput[] {
  const words = search?.trim()
  const contains = { contains: words ?? '', mode: 'insensitive' as const }
  const holding = (wanted: MemberRole) => ({ role: wanted, OR: [{ endsAt: null }, { endsAt: { gt: now } }] })
  return [
    { status: { not: 'deleted' } },
    ...(words ? [{ OR: [{ name: contains }, { email: contains }, { handle: contains }] }] : []),
    ...(role ? [{ roles: { some: holding(role) } }] : []),
    ...(belongs === undefined ? [] : [{ roles: { [belongs ? 'some' : 'none']: holding('cooperator') } }]),
    ...(state ? [STATES[state]] : []),
  ]
}

const STATES: Readonly<Record<MemberState, Prisma.MemberWhereInput>> = {
  resting: { status: 'suspended' },
  'never-signed-in': { lastSignedInAt: null },
  'no-second-factor': { passkeys: { none: {} }, OR: [{ totp: { is: null } }, { totp: { confirmedAt: null } }] },
  leaving: { deletionRequestedAt: { not: null } },
}
