import type { Tx } from '../db/client.ts'
import type { Member, MemberRole } from './member.ts'

export interface Invitation {
  readonly id: string
  readonly email: string
  readonly roles: readonly MemberRole[]
  readonly state: 'open' | 'accepted' | 'revoked' | 'expired'
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface AuditLine {
  readonly seq: bigint
  readonly at: Date
  readonly actorId: string | null
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly details: unknown
}

/** `ok`, or the first entry whose hash does not fit. */
export type AuditVerdict =
  | { readonly ok: true; readonly count: number; readonly lastHash: string }
  | { readonly ok: false; readonly count: number; readonly seq: bigint; readonly reason: string }

export interface RegisteredClient {
  readonly clientId: string
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly createdAt: Date
  readonly disabledAt: Date | null
}

/** What administrators do to others. Everything that changes something is written to the audit log in the same transaction. */
export interface AdministrationService {
  /** Signs the member out everywhere and lets them in no more. Throws ConflictError for the last administrator. */
  suspendMember(tx: Tx, input: { memberId: string; byId: string | null; reason?: string }): Promise<Member>
  resumeMember(tx: Tx, input: { memberId: string; byId: string | null }): Promise<Member>

  /** Writes an invitation; the token goes into the letter and is kept nowhere. An open one to the same address is replaced. */
  inviteMember(
    tx: Tx,
    input: { email: string; roles: readonly MemberRole[]; byId: string },
  ): Promise<{ invitationId: string; token: string; expiresAt: Date }>
  listInvitations(tx: Tx): Promise<readonly Invitation[]>
  /** Looks without touching. */
  findInvitation(tx: Tx, token: string): Promise<Invitation | undefined>
  /** Claims the invitation for the member it was sent to and grants its roles, once; undefined when there is nothing to claim. */
  acceptInvitation(tx: Tx, input: { token: string; memberId: string }): Promise<Member | undefined>
  /** False when it is not open any more. */
  revokeInvitation(tx: Tx, input: { invitationId: string; byId: string }): Promise<boolean>

  /** The audit log, newest first; page on with the last `seq`. */
  listAudit(tx: Tx, query: { before?: bigint; limit?: number }): Promise<readonly AuditLine[]>
  /** Reads the whole chain from its beginning. */
  verifyAudit(tx: Tx): Promise<AuditVerdict>
  /** Applications of others that are registered with the provider. */
  listClients(tx: Tx): Promise<readonly RegisteredClient[]>
}
