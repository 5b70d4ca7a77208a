import type { SignedInMember } from './signed-in-member.ts'

/** The reader's relation to the co-op. Prices may depend on it; it identifies no person. */
export const STANDINGS = ['visitor', 'member'] as const
export type Standing = (typeof STANDINGS)[number]

export const standingOf = (member: SignedInMember | undefined): Standing => (member ? 'member' : 'visitor')

export function isStanding(value: unknown): value is Standing {
  return STANDINGS.some((standing) => standing === value)
}
