import type { SignedInMember } from './signed-in-member.ts'

/** The reader's relation to the co-op. Prices may depend on it; it identifies no person. */
export type Standing = 'visitor' | 'member'

export const standingOf = (member: SignedInMember | undefined): Standing => (member ? 'member' : 'visitor')
