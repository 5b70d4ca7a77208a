import type { MemberRole } from '../rights/roles.ts'

/** The signed-in member, as request handlers get it (`req.member`). */
export interface SignedInMember {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly handle: string | null
  readonly avatarUrl?: string | null
  readonly roles: readonly MemberRole[]
  /** When roles end by themselves (ISO 8601, UTC); absent when none does. */
  readonly roleEnds?: Readonly<Partial<Record<MemberRole, string>>>
}

/** The member without the roles that have ended since the session was written. */
export function withRolesOfNow(member: SignedInMember, now: Date): SignedInMember {
  const { roles, roleEnds } = member
  if (!roleEnds) return member
  return { ...member, roles: roles.filter((role) => (roleEnds[role] ?? '9') > now.toISOString()) }
}
