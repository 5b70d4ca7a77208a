import type { MemberRole } from '@rose-ash/shared/protocols/member'

/** `void`: who sent it may not invite any more. */
export const INVITATION_STATES = ['open', 'accepted', 'revoked', 'expired', 'void'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

export interface Invitation {
  readonly id: string
  readonly email: string
  readonly roles: readonly MemberRole[]
  readonly state: InvitationState
  readonly createdAt: Date
  readonly expiresAt: Date
}
