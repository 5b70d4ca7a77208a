import type { Tx } from '../db/client.ts'

/** An application of another organisation that a member gave consent to. */
export interface Connection {
  readonly clientId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly since: Date
  /** When it last got tokens, or signed the member in. */
  readonly lastUsedAt: Date | null
}

/** The consents of members to applications of other organisations. */
export interface ConnectionService {
  listConnections(tx: Tx, memberId: string): Promise<readonly Connection[]>
  /** False when there was no consent. The co-op's own apps need no consent and cannot be disconnected: signing out ends their sessions. */
  withdrawConsent(tx: Tx, input: { memberId: string; clientId: string }): Promise<boolean>
}
