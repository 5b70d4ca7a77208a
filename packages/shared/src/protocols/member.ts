/** What a member may do beyond what every member may. Everybody is a `member`. */
export const MEMBER_ROLES = ['member', 'seller', 'editor', 'steward', 'administrator'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

export type MemberStatus = 'active' | 'suspended' | 'deleted'

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
  /** Always begins with `member`. */
  readonly roles: readonly MemberRole[]
  readonly createdAt: Date
  readonly lastSignedInAt: Date | null
}
