import { clientSecretOf, issuerOf, OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { BaseContext } from '@rose-ash/shared/context/base-context'
import { outgoingFetch } from '@rose-ash/shared/outgoing/outgoing-fetch'
import { ownOrigin } from '@rose-ash/shared/outgoing/own-origin'
import { createRemoteJWKSet, customFetch as joseFetch } from 'jose'
import * as client from 'openid-client'

/** One app as a client of the provider. */
export interface RelyingParty {
  readonly clientId: AppName
  readonly issuer: string
  readonly configuration: client.Configuration
  /** The provider's signing keys, fetched when a token has an unknown key id. */
  readonly keys: ReturnType<typeof createRemoteJWKSet>
  /** Whether the provider answers; cached for a few seconds. */
  isIssuerUp(): Promise<boolean>
}

const UP_FOR_MS = 2_000
const DOWN_FOR_MS = 2_000
const PROBE_MS = 3_000
const ANSWER_MS = 5_000

/** The client of one app. The provider's metadata is configured instead of discovered, since the provider may be down when an app starts. */
export function createRelyingParty(
  app: AppName,
  { config, outgoing }: Pick<BaseContext, 'config' | 'outgoing'>,
): RelyingParty {
  const issuer = issuerOf(config)
  const ask = outgoingFetch(outgoing, { trusted: [ownOrigin(config, 'federation')], totalMs: ANSWER_MS })
  const configuration = new client.Configuration(
    serverMetadata(issuer),
    app,
    { client_secret: clientSecretOf(config, app), id_token_signed_response_alg: 'ES256' },
    client.ClientSecretBasic(clientSecretOf(config, app)),
  )
  configuration[client.customFetch] = ask
  if (issuer.startsWith('http:')) client.allowInsecureRequests(configuration)
  // The token endpoint is reached inside the private network, perhaps without TLS, so verify the signature of the ID token.
  client.enableNonRepudiationChecks(configuration)
  const keys = createRemoteJWKSet(new URL(OIDC_PATHS.jwks, issuer), { [joseFetch]: ask, timeoutDuration: 3_000 })

  return {
    clientId: app,
    issuer,
    configuration,
    keys,
    isIssuerUp: remembered(async () => {
      const url = `${issuer}/.well-known/openid-configuration`
      return ask(url, { signal: AbortSignal.timeout(PROBE_MS) }).then(async (response) => {
        await response.arrayBuffer()
        return response.ok
      })
    }),
  }
}

function serverMetadata(issuer: string): client.ServerMetadata {
  return {
    issuer,
    authorization_endpoint: issuer + OIDC_PATHS.authorization,
    token_endpoint: issuer + OIDC_PATHS.token,
    jwks_uri: issuer + OIDC_PATHS.jwks,
    userinfo_endpoint: issuer + OIDC_PATHS.userinfo,
    end_session_endpoint: issuer + OIDC_PATHS.endSession,
    id_token_signing_alg_values_supported: ['ES256'],
    code_challenge_methods_supported: ['S256'],
    // RFC 9207: refuse an answer that does not name this issuer.
    authorization_response_iss_parameter_supported: true,
  }
}

function remembered(probe: () => Promise<boolean>): () => Promise<boolean> {
  let known: { isUp: boolean; until: number } | undefined
  let asking: Promise<boolean> | undefined
  return () => {
    if (known && known.until > Date.now()) return Promise.resolve(known.isUp)
    asking ??= probe()
      .catch(() => false)
      .then((isUp) => {
        known = { isUp, until: Date.now() + (isUp ? UP_FOR_MS : DOWN_FOR_MS) }
        asking = undefined
        return isUp
      })
    return asking
  }
}
