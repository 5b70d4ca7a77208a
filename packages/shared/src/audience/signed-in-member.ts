import type { MemberRole } from '../rights/roles.ts'

/** The signed-in member, as request handlers get it (`req.member`). */
export interface SignedInMember {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly handle: string | null
  readonly avatarUrl?: string | null
  readonly roles: readonly MemberRole[]
}
