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

/** An application of another organisation, registered by an administrator. */
export interface RegisteredClient {
  readonly clientId: string
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly createdAt: Date
  readonly disabledAt: Date | null
}

/** Applications of other organisations, and the consents of members. */
export interface ConnectionService {
  /** The newest first. */
  listClients(tx: Tx): Promise<readonly RegisteredClient[]>
  listConnections(tx: Tx, memberId: string): Promise<readonly Connection[]>
  /** False when there was no consent. The co-op's own apps need no consent and cannot be disconnected: signing out ends their sessions. */
  withdrawConsent(tx: Tx, input: { memberId: string; clientId: string }): Promise<boolean>
}
