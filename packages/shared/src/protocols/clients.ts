import type { Tx } from '../db/client.ts'

/**
 * What runs the application: a server that keeps a secret; a page in the browser, a program on a person's own device, or a device that
 * has no browser, which keep none.
 */
export const CLIENT_KINDS = ['server', 'browser', 'native', 'device'] as const
export type ClientKind = (typeof CLIENT_KINDS)[number]

/** The scopes that an application may be allowed, beside `openid`. */
export const CLIENT_SCOPES = ['profile', 'email', 'offline_access'] as const
export type ClientScope = (typeof CLIENT_SCOPES)[number]

/** What an administrator says of an application of another organisation. */
export interface ClientSettings {
  readonly name: string
  /** Its own site. */
  readonly uri?: string | undefined
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
  /** Where it wants logout tokens (OpenID Connect Back-Channel Logout 1.0). */
  readonly backchannelLogoutUri?: string | undefined
  readonly scopes: readonly ClientScope[]
  /** Whether name, picture and address stand in the ID token too, not at the userinfo endpoint alone. */
  readonly hasClaimsInIdToken: boolean
  /** Whether its server sends the secret in the form (`client_secret_post`), not in the header. */
  readonly sendsSecretInForm: boolean
}

/** An application of another organisation. */
export interface RegisteredClient extends ClientSettings {
  readonly clientId: string
  readonly kind: ClientKind
  readonly createdAt: Date
  readonly disabledAt: Date | null
}

export interface ClientCredentials {
  readonly clientId: string
  /** Shown once; undefined for kinds that keep no secret. */
  readonly clientSecret: string | undefined
}

/** Why an address of an application is refused. */
export const CLIENT_ADDRESS_FAULTS = [
  'missing',
  'no_address',
  'fragment',
  'wildcard',
  'credentials',
  'not_https',
  'scheme',
  'not_here',
] as const
export type ClientAddressFault = (typeof CLIENT_ADDRESS_FAULTS)[number]

/** A token with which one application may register itself (RFC 7591, initial access token). */
export interface RegistrationToken {
  readonly id: string
  /** For whom it is. */
  readonly note: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** The administrator's work on applications of other organisations; `byId` is null at the command line. */
export interface ClientService {
  /** The newest first. */
  listClients(tx: Tx): Promise<readonly RegisteredClient[]>
  getClient(tx: Tx, clientId: string): Promise<RegisteredClient | undefined>
  /** Throws ValidationError with `{ field: ClientAddressFault }` as details. */
  registerClient(
    tx: Tx,
    input: { kind: ClientKind; settings: ClientSettings; byId: string | null },
  ): Promise<ClientCredentials>
  /** Throws ValidationError as above, NotFoundError. */
  changeClient(tx: Tx, input: { clientId: string; settings: ClientSettings; byId: string | null }): Promise<void>
  /** From then on a disabled application can do nothing, and its tokens are worth nothing until it is enabled. False when it was so before. */
  setClientDisabled(tx: Tx, input: { clientId: string; isDisabled: boolean; byId: string | null }): Promise<boolean>
  /** A new secret; the old one is worth nothing from then on. Throws NotFoundError for an application without one. */
  rotateClientSecret(tx: Tx, input: { clientId: string; byId: string | null }): Promise<ClientCredentials>
  listRegistrationTokens(tx: Tx): Promise<readonly RegistrationToken[]>
  /** A token that is shown once and registers one application, within a week. */
  createRegistrationToken(tx: Tx, input: { note: string; byId: string | null }): Promise<{ token: string }>
  withdrawRegistrationToken(tx: Tx, input: { id: string; byId: string | null }): Promise<boolean>
}
