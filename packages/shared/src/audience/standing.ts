import { may } from '../rights/may.ts'
import type { SignedInMember } from './signed-in-member.ts'

/** The reader's relation to the co-op: `member` pays members' prices. It identifies no person. */
export type Standing = 'visitor' | 'member'

export const standingOf = (member: SignedInMember | undefined): Standing =>
  may(member, 'price.members') ? 'member' : 'visitor'
