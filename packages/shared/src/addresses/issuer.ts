import { createHmac } from 'node:crypto'
import type { AppName } from '../config/app-name.ts'
import { type BaseConfig, publicOrigin } from '../config/base-config.ts'
import { clientSecretVariable } from '../config/own-clients.ts'
import type { SiteConfig } from '../site/site-config.ts'

/** Paths of the provider on the federation host. They are under /oidc, since every app, as a relying party, uses /auth. */
export const OIDC_PATHS = {
  authorization: '/oidc/auth',
  token: '/oidc/token',
  jwks: '/oidc/jwks',
  userinfo: '/oidc/me',
  revocation: '/oidc/token/revocation',
  introspection: '/oidc/token/introspection',
  pushedAuthorizationRequest: '/oidc/request',
  endSession: '/oidc/session/end',
  registration: '/oidc/register',
  deviceAuthorization: '/oidc/device-authorization',
  /** Short, since people type it. */
  codeVerification: '/device',
} as const

/** The issuer identifier: federation's public origin. All addresses of the provider are made from it, never from a Host header. */
export function issuerOf(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>): string {
  return publicOrigin(config, 'federation')
}

/** Whether a client is one of the co-op's own apps, declared in _config/app-config.yaml. */
export function isFirstParty({ clients }: Pick<SiteConfig, 'clients'>, clientId: string): clientId is AppName {
  return Object.hasOwn(clients, clientId)
}

/** An app's client secret: its own variable, or else a secret derived from OIDC_CLIENT_SECRET or SESSION_SECRET. */
export function clientSecretOf(config: BaseConfig, app: AppName): string {
  return config[clientSecretVariable(app)] ?? derivedSecret(config, app)
}

function derivedSecret(config: Pick<BaseConfig, 'OIDC_CLIENT_SECRET' | 'SESSION_SECRET'>, app: AppName): string {
  return createHmac('sha256', config.OIDC_CLIENT_SECRET ?? config.SESSION_SECRET)
    .update(`oidc-client:${app}`)
    .digest('base64url')
}

/** The redirect and logout addresses of an app, as registered at the provider. */
export function clientAddresses(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, app: AppName) {
  const origin = publicOrigin(config, app)
  return {
    callback: `${origin}/auth/callback`,
    signedOut: `${origin}/auth/signed-out`,
    backchannelLogout: `${origin}/auth/backchannel-logout`,
  }
}
