import type { Tx } from '../db/client.ts'

/** An application of somebody else that a member has said yes to. */
export interface Connection {
  readonly clientId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly since: Date
}

export interface NewOidcClient {
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris?: readonly string[]
  readonly uri?: string
  /** The administrator who registers it. */
  readonly byId: string | null
}

/** The provider's grant of an application of somebody else. */
export interface GivenConsent {
  readonly idHash: string
  readonly grantId: string
  readonly memberId: string
  readonly clientId: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly expiresAt: Date | null
}

export interface OidcClientDetails {
  readonly clientId: string
  readonly clientSecret: string
  /** As in OpenID Connect Dynamic Client Registration 1.0, section 2. */
  readonly metadata: Readonly<Record<string, unknown>>
}

/** Applications of others, and what members let them know. */
export interface ConnectionService {
  registerClient(tx: Tx, client: NewOidcClient): Promise<{ clientId: string; clientSecret: string }>
  /** Undefined when it is unknown or disabled. */
  findClient(tx: Tx, clientId: string): Promise<OidcClientDetails | undefined>
  keepConsent(tx: Tx, consent: GivenConsent): Promise<void>
  listConnections(tx: Tx, memberId: string): Promise<readonly Connection[]>
  /** False when there was nothing to take back. First-party applications cannot be disconnected: signing out ends those. */
  withdrawConsent(tx: Tx, input: { memberId: string; clientId: string }): Promise<boolean>
}
