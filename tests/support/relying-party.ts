import * as client from 'openid-client'
import { Agent, buildConnector, fetch } from 'undici'

interface RelyingPartyOptions {
  readonly issuer: string
  /** Where the issuer really listens, for issuers whose name only browsers resolve. */
  readonly address: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

/** An application of somebody else: openid-client as its own documentation shows it, and nothing of ours. */
export interface IndependentRelyingParty {
  /** Discovered, as a stranger would. */
  readonly metadata: client.ServerMetadata
  begin(options?: {
    readonly scope?: string
    readonly prompt?: string
    readonly isPushed?: boolean
    /** Further parameters of the request. */
    readonly also?: Readonly<Record<string, string>>
  }): Promise<LoginUnderWay>
  finish(answer: string, login: LoginUnderWay): Promise<Tokens>
  refresh(refreshToken: string): Promise<Tokens>
  introspect(token: string): Promise<client.IntrospectionResponse>
  revoke(token: string): Promise<void>
  userInfo(tokens: Tokens): Promise<client.UserInfoResponse>
  endSessionUrl(tokens: Tokens, postLogoutRedirectUri: string): string
}

export type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers

export interface LoginUnderWay {
  readonly url: string
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

export async function createIndependentRelyingParty(options: RelyingPartyOptions): Promise<IndependentRelyingParty> {
  const { clientId, clientSecret, redirectUri } = options
  const ask = askAt(options.address)
  const configuration = await client.discovery(
    new URL(options.issuer),
    clientId,
    { client_secret: clientSecret, id_token_signed_response_alg: 'ES256' },
    client.ClientSecretBasic(clientSecret),
    { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks], [client.customFetch]: ask },
  )
  return {
    metadata: configuration.serverMetadata(),
    async begin({ scope = 'openid', prompt, isPushed = false, also = {} } = {}) {
      const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()]
      const parameters = {
        scope,
        state,
        nonce,
        redirect_uri: redirectUri,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(prompt && { prompt }),
        ...also,
      }
      const url = isPushed
        ? await client.buildAuthorizationUrlWithPAR(configuration, parameters)
        : client.buildAuthorizationUrl(configuration, parameters)
      return { verifier, state, nonce, url: url.href }
    },
    finish: (answer, { verifier, state, nonce }) =>
      client.authorizationCodeGrant(configuration, new URL(answer), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      }),
    refresh: (refreshToken) => client.refreshTokenGrant(configuration, refreshToken),
    introspect: (token) => client.tokenIntrospection(configuration, token),
    revoke: (token) => client.tokenRevocation(configuration, token),
    userInfo: (tokens) => client.fetchUserInfo(configuration, tokens.access_token, tokens.claims()!.sub),
    endSessionUrl: (tokens, postLogoutRedirectUri) =>
      client.buildEndSessionUrl(configuration, {
        id_token_hint: tokens.id_token!,
        post_logout_redirect_uri: postLogoutRedirectUri,
      }).href,
  }
}

function askAt(address: string): client.CustomFetch {
  const { hostname, port } = new URL(address)
  const connect = buildConnector({})
  const dispatcher = new Agent({
    connect: (options, callback) => connect({ ...options, hostname, port, host: `${hostname}:${port}` }, callback),
  })
  return (url, init) => fetch(url, { ...(init as object), dispatcher }) as unknown as Promise<Response>
}
