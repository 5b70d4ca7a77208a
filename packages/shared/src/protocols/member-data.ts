import type { Tx } from '../db/client.ts'
import type { JsonRow } from '../db/json-rows.ts'

/** What one domain holds on a member: rows of plain JSON by the name of what they are; see toJsonRows. */
export type MemberRecords = Readonly<Record<string, readonly JsonRow[]>>

export interface ErasedMember {
  readonly memberId: string
  /** Every address the co-op has known the member by. */
  readonly addresses: readonly string[]
  /** What stands in the place of an address where a row has to stay. */
  readonly pseudonym: string
}

/** The duty of every domain that keeps something about members: hand it over, and erase it. */
export interface KeepsMemberRecords {
  /** Everything held on the member, for their own eyes. */
  collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords>
  /** Erases it; what the law keeps (orders, payments, tickets sold) stays under the pseudonym. Doing it again changes nothing. */
  eraseMember(tx: Tx, member: ErasedMember): Promise<void>
}
