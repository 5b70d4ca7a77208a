import type { Tx } from '../db/client.ts'
import type { Member } from './member.ts'

export interface MemberExport {
  readonly id: string
  readonly memberId: string
  readonly status: 'asked' | 'ready' | 'failed' | 'expired'
  readonly filePath: string | null
  readonly checksum: string | null
  readonly byteSize: number | null
  readonly requestedAt: Date
  readonly expiresAt: Date | null
}

export interface SecurityFact {
  readonly at: Date
  /** The activity's type: `account.session.started`. */
  readonly type: string
  /** Of the session it is about, if it is about one. */
  readonly userAgent: string | null
  readonly methods: readonly string[]
  readonly reason: string | null
  readonly fields: readonly string[]
  readonly byMember: boolean
}

export type EmailChangeOutcome =
  | { readonly result: 'changed'; readonly member: Member; readonly previousEmail: string }
  | { readonly result: 'useless' | 'taken' }

/** What members may ask about themselves: their history, their records, another address, to be forgotten. */
export interface MemberRightsService {
  /** Sign-ins, ends of sessions and changes, newest first. */
  listSecurityFacts(tx: Tx, memberId: string): Promise<readonly SecurityFact[]>

  /** Begins a change of address; the token goes to the new address and is kept nowhere. The same for free and taken addresses. */
  requestEmailChange(tx: Tx, input: { memberId: string; newEmail: string }): Promise<{ proofId: string; token: string }>
  /** What a link leads to, without touching it: the address it would bring. */
  peekEmailChange(tx: Tx, input: { memberId: string; token: string }): Promise<string | undefined>
  /** Claims the link, once, for the member who asked. */
  confirmEmailChange(tx: Tx, input: { memberId: string; token: string }): Promise<EmailChangeOutcome>

  /** The export under way, or a new one. */
  requestExport(tx: Tx, memberId: string): Promise<{ exportId: string; isNew: boolean }>
  finishExport(
    tx: Tx,
    input: { exportId: string; filePath: string; checksum: string; byteSize: number; expiresAt: Date },
  ): Promise<void>
  expireExport(tx: Tx, exportId: string): Promise<void>
  listExports(tx: Tx, memberId: string): Promise<readonly MemberExport[]>
  /** Undefined when there is none, or it is another member's. */
  findExport(tx: Tx, input: { exportId: string; memberId: string }): Promise<MemberExport | undefined>

  /** When the member asked to be forgotten; null when they did not, or changed their mind. */
  deletionRequestedAt(tx: Tx, memberId: string): Promise<Date | null>
  /** Throws ConflictError for the last administrator. Asking again keeps the first day. */
  requestDeletion(tx: Tx, memberId: string): Promise<{ requestedAt: Date; isNew: boolean }>
  /** False when nothing was asked. */
  cancelDeletion(tx: Tx, memberId: string): Promise<boolean>
  /** Every address the co-op has known the member by. */
  listAddresses(tx: Tx, memberId: string): Promise<readonly string[]>
}
