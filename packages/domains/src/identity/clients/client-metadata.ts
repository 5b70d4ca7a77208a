import {
  CLIENT_SCOPES,
  type ClientKind,
  type ClientScope,
  type ClientSettings,
  type RegisteredClient,
} from '@rose-ash/shared/protocols/clients'

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** As in OpenID Connect Dynamic Client Registration 1.0, section 2, with one word of our own. */
export interface ClientMetadata {
  readonly client_name?: string
  readonly client_uri?: string
  readonly redirect_uris?: readonly string[]
  readonly post_logout_redirect_uris?: readonly string[]
  readonly backchannel_logout_uri?: string
  readonly scope?: string
  readonly application_type?: string
  readonly token_endpoint_auth_method?: string
  readonly grant_types?: readonly string[]
  readonly claims_in_id_token?: boolean
}

/** What a kind of application is for the provider. */
const OF_KIND: Readonly<Record<ClientKind, ClientMetadata & { readonly response_types: readonly string[] }>> = {
  server: {
    application_type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  },
  browser: {
    application_type: 'web',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  },
  native: {
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  },
  device: {
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: [DEVICE_GRANT, 'refresh_token'],
    response_types: [],
  },
}

export function kindOf({
  token_endpoint_auth_method: way,
  application_type: type,
  grant_types: grants = [],
}: ClientMetadata): ClientKind {
  if (grants.includes(DEVICE_GRANT)) return 'device'
  if (way !== 'none') return 'server'
  return type === 'native' ? 'native' : 'browser'
}

/** The stored form of an application's settings. */
export function toMetadata(kind: ClientKind, settings: ClientSettings): ClientMetadata {
  return {
    ...OF_KIND[kind],
    ...(kind === 'server' && {
      token_endpoint_auth_method: settings.sendsSecretInForm ? 'client_secret_post' : 'client_secret_basic',
    }),
    client_name: settings.name,
    redirect_uris: kind === 'device' ? [] : settings.redirectUris,
    post_logout_redirect_uris: settings.postLogoutRedirectUris,
    scope: ['openid', ...settings.scopes].join(' '),
    claims_in_id_token: settings.hasClaimsInIdToken,
    ...(settings.uri && { client_uri: settings.uri }),
    ...(settings.backchannelLogoutUri && {
      backchannel_logout_uri: settings.backchannelLogoutUri,
      backchannel_logout_session_required: true,
    }),
  }
}

/** The metadata for the provider. Rows from before there were kinds are servers. */
export function providerMetadata(metadata: ClientMetadata): ClientMetadata {
  const way = metadata.token_endpoint_auth_method ?? 'client_secret_basic'
  return { ...OF_KIND[kindOf(metadata)], ...metadata, token_endpoint_auth_method: way }
}

interface ClientRow {
  readonly clientId: string
  readonly name: string
  readonly metadata: unknown
  readonly createdAt: Date
  readonly disabledAt: Date | null
}

export function toRegisteredClient({ clientId, name, metadata, createdAt, disabledAt }: ClientRow): RegisteredClient {
  const said = metadata as ClientMetadata
  return Object.freeze({
    clientId,
    name,
    kind: kindOf(said),
    uri: said.client_uri,
    redirectUris: said.redirect_uris ?? [],
    postLogoutRedirectUris: said.post_logout_redirect_uris ?? [],
    backchannelLogoutUri: said.backchannel_logout_uri,
    scopes: scopesOf(said),
    hasClaimsInIdToken: said.claims_in_id_token ?? false,
    sendsSecretInForm: said.token_endpoint_auth_method === 'client_secret_post',
    createdAt,
    disabledAt,
  })
}

function scopesOf({ scope }: ClientMetadata): readonly ClientScope[] {
  const allowed = scope?.split(' ')
  return allowed ? CLIENT_SCOPES.filter((one) => allowed.includes(one)) : CLIENT_SCOPES
}
