import type { Tx } from '../db/client.ts'

/** An application of another organisation that a member has said yes to. */
export interface Connection {
  readonly clientId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly since: Date
}

/** An application of another organisation, as an administrator registered it. */
export interface RegisteredClient {
  readonly clientId: string
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly createdAt: Date
  readonly disabledAt: Date | null
}

/** Applications of other organisations, and the consent that members gave them. */
export interface ConnectionService {
  /** The newest comes first. */
  listClients(tx: Tx): Promise<readonly RegisteredClient[]>
  listConnections(tx: Tx, memberId: string): Promise<readonly Connection[]>
  /** False when there was nothing to take back. The co-op's own applications cannot be disconnected: signing out ends those. */
  withdrawConsent(tx: Tx, input: { memberId: string; clientId: string }): Promise<boolean>
}
