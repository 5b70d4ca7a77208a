import { issuerOf, OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Site } from '@rose-ash/shared/site/site'
import { CLAIMS_OF_SCOPES } from '../../oidc/claims-of-scopes.ts'
import { exampleOf } from './examples.ts'

/** Under the name that the discovery document has for each. */
const ENDPOINTS = {
  authorization_endpoint: OIDC_PATHS.authorization,
  token_endpoint: OIDC_PATHS.token,
  userinfo_endpoint: OIDC_PATHS.userinfo,
  jwks_uri: OIDC_PATHS.jwks,
  end_session_endpoint: OIDC_PATHS.endSession,
  introspection_endpoint: OIDC_PATHS.introspection,
  revocation_endpoint: OIDC_PATHS.revocation,
  pushed_authorization_request_endpoint: OIDC_PATHS.pushedAuthorizationRequest,
  device_authorization_endpoint: OIDC_PATHS.deviceAuthorization,
  registration_endpoint: OIDC_PATHS.registration,
}

/** What a claim says. */
const CLAIM_WORDS: Readonly<Record<string, string>> = {
  sub: 'the member, by an id that stays',
  acr: 'how strongly they proved it',
  amr: 'by what they proved it',
  auth_time: 'when they signed in',
  email: 'their address',
  email_verified: 'always true: they read its letters',
  name: 'what they are called here',
  preferred_username: 'their handle, if they chose one',
  picture: 'their picture, if they have one',
}

export function developersView({ config, site }: { config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>; site: Site }) {
  const issuer = issuerOf(config)
  return {
    name: site.coop.name,
    email: site.coop.email,
    issuer,
    discovery: `${issuer}/.well-known/openid-configuration`,
    endpoints: Object.entries(ENDPOINTS).map(([name, path]) => ({ name, address: issuer + path })),
    scopes: [
      ...Object.entries(CLAIMS_OF_SCOPES).map(([scope, claims]) => ({
        scope,
        gives: claims.map((claim) => `${claim} (${CLAIM_WORDS[claim]})`).join(', '),
      })),
      { scope: 'offline_access', gives: 'a refresh token, when the request says prompt=consent as well' },
    ],
    examples: exampleOf(issuer),
  }
}
