import type { SignedInMember } from '../audience/signed-in-member.ts'
import type { Standing } from '../audience/standing.ts'

/** The reader for whom a page is composed. */
export interface Audience {
  readonly member?: SignedInMember
  /** SHA-256 (hex) of the anonymous cart's token: `hashCartToken(token)`. */
  readonly cartHash?: string
  /** Given to fragments that vary by standing, instead of the member. */
  readonly standing?: Standing
}
