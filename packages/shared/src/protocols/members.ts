import type { Tx } from '../db/client.ts'
import type { Member, MemberRole } from './member.ts'

export const MEMBER_SOURCES = ['sign-in', 'import', 'seed', 'desk'] as const
export type MemberSource = (typeof MEMBER_SOURCES)[number]

/** The members of the co-op. */
export interface MemberService {
  /** When a member got the first of these roles that they hold. */
  roleGivenAt(tx: Tx, input: { memberId: string; roles: readonly MemberRole[] }): Promise<Date | undefined>
  getMember(tx: Tx, memberId: string): Promise<Member | undefined>
  /** Members by id; unknown ids are left out. */
  getMembers(tx: Tx, memberIds: readonly string[]): Promise<ReadonlyMap<string, Member>>
  /** Addresses are compared case-insensitively. */
  findByEmail(tx: Tx, email: string): Promise<Member | undefined>
  /** The member with this address; created when there is none. Idempotent. */
  ensureMember(tx: Tx, input: { email: string; name?: string; source: MemberSource }): Promise<Member>
  /** Records that the member's address is proven; true the first time. */
  proveAddress(tx: Tx, memberId: string): Promise<boolean>
  /** Records the time of a sign-in. */
  noteSignIn(tx: Tx, memberId: string): Promise<Member>
}
