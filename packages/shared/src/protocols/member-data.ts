import type { Tx } from '../db/client.ts'

/** What one domain holds on a member: rows of plain JSON by what they are. */
export type MemberRecords = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

export interface ErasedMember {
  readonly memberId: string
  /** Every address the co-op has known the member by. */
  readonly addresses: readonly string[]
  /** What stands in the place of an address where a row has to stay. */
  readonly pseudonym: string
}

/** What every domain answers for that keeps something about members: hand it over, and let go of it. */
export interface KeepsMemberRecords {
  /** Everything held on the member, for their own eyes. */
  collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords>
  /** Erases it; what the law keeps (orders, payments, tickets sold) stays under the pseudonym. Doing it again changes nothing. */
  eraseMember(tx: Tx, member: ErasedMember): Promise<void>
}
