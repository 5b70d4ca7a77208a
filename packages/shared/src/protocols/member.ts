import type { MemberRole } from '../rights/roles.ts'

export { MEMBER_ROLES, type MemberRole } from '../rights/roles.ts'

export const MEMBER_STATUSES = ['active', 'suspended', 'deleted'] as const
export type MemberStatus = (typeof MEMBER_STATUSES)[number]

/** Stands where a name would, while a member has not said theirs. A name is never guessed from an address. */
export const UNNAMED = 'Member'

/** The name that a member has given, for the fields and letters that must not make one up. */
export const givenName = ({ name }: { readonly name: string }): string => (name === UNNAMED ? '' : name)

export interface Member {
  readonly id: string
  readonly email: string
  readonly isEmailVerified: boolean
  readonly name: string
  readonly handle: string | null
  readonly avatarUrl: string | null
  readonly bio: string
  readonly status: MemberStatus
  readonly isFederated: boolean
  /** The first role is always `member`. */
  readonly roles: readonly MemberRole[]
  /** When roles end by themselves (ISO 8601, UTC); absent when none does. */
  readonly roleEnds?: Readonly<Partial<Record<MemberRole, string>>>
  readonly createdAt: Date
  readonly lastSignedInAt: Date | null
}
