import type { Tx } from '../db/client.ts'
import type { JsonRow } from '../db/json-rows.ts'

/** One domain's data about a member: plain JSON rows by table name; see toJsonRows. */
export type MemberRecords = Readonly<Record<string, readonly JsonRow[]>>

export interface ErasedMember {
  readonly memberId: string
  /** All e-mail addresses that the member has had here. */
  readonly addresses: readonly string[]
  /** Replaces the address in rows that must be kept. */
  readonly pseudonym: string
}

/** Export and erasure of personal data, implemented by every domain that stores data about members. */
export interface KeepsMemberRecords {
  /** All data about the member, for the member's own export. */
  collectMemberRecords(tx: Tx, memberId: string): Promise<MemberRecords>
  /** Erases the data; rows that the law requires (orders, payments, sold tickets) stay under the pseudonym. Idempotent. */
  eraseMember(tx: Tx, member: ErasedMember): Promise<void>
}
