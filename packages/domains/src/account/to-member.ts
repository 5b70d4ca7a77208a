import type { Prisma } from '@rose-ash/shared/db/client'
import { MEMBER_ROLES, MEMBER_STATUSES, type Member } from '@rose-ash/shared/protocols/member'
import { oneOf } from '@rose-ash/shared/words/one-of'

export const memberSelect = {
  id: true,
  email: true,
  emailVerifiedAt: true,
  name: true,
  handle: true,
  avatarUrl: true,
  bio: true,
  status: true,
  isFederated: true,
  createdAt: true,
  lastSignedInAt: true,
  roles: { select: { role: true, endsAt: true } },
} satisfies Prisma.MemberSelect

type MemberRow = Prisma.MemberGetPayload<{ select: typeof memberSelect }>

/** The frozen DTO of a member, with the roles that have not ended, in the order of MEMBER_ROLES. */
export function toMember({ emailVerifiedAt, roles, ...row }: MemberRow): Member {
  const now = new Date()
  const current = roles.filter(({ endsAt }) => endsAt === null || endsAt > now)
  const held = new Set(['member', ...current.map(({ role }) => role)])
  const ends = current.flatMap(({ role, endsAt }) => (endsAt ? [[role, endsAt.toISOString()] as const] : []))
  return Object.freeze({
    ...row,
    ...(ends.length > 0 && { roleEnds: Object.fromEntries(ends) }),
    status: oneOf(MEMBER_STATUSES, row.status),
    isEmailVerified: emailVerifiedAt !== null,
    roles: Object.freeze(MEMBER_ROLES.filter((role) => held.has(role))),
  })
}
