import type { Tx } from '../db/client.ts'
import type { Member, MemberRole } from './member.ts'

/** `void`: who sent it may not invite any more. */
export const INVITATION_STATES = ['open', 'accepted', 'revoked', 'expired', 'void'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

export interface Invitation {
  readonly id: string
  readonly email: string
  readonly roles: readonly MemberRole[]
  readonly state: InvitationState
  readonly sentAt: Date
  readonly expiresAt: Date
  readonly acceptedById: string | null
}

/** Invitations, for the provider: who has the letter has proven its address. */
export interface InvitationService {
  /** The invitation of a letter's token, in whatever state; does not use it. */
  findInvitation(tx: Tx, token: string): Promise<Invitation | undefined>
  /** Grants an open invitation's roles, once, to the member with its proven address. A name is taken from who has none yet. */
  acceptInvitation(tx: Tx, input: { token: string; memberId: string; name?: string }): Promise<Member | undefined>
}
