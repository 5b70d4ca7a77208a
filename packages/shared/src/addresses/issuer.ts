import { createHmac } from 'node:crypto'
import type { AppName } from '../config/app-name.ts'
import { type BaseConfig, publicOrigin } from '../config/base-config.ts'
import { clientSecretVariable } from '../config/own-clients.ts'
import type { SiteConfig } from '../site/site-config.ts'

/** Paths of the provider on the federation host. Under /oidc, since /auth belongs to the relying party that every app is. */
export const OIDC_PATHS = {
  authorization: '/oidc/auth',
  token: '/oidc/token',
  jwks: '/oidc/jwks',
  userinfo: '/oidc/me',
  revocation: '/oidc/token/revocation',
  introspection: '/oidc/token/introspection',
  pushedAuthorizationRequest: '/oidc/request',
  endSession: '/oidc/session/end',
} as const

/** The issuer identifier: federation's public origin. Every address of the provider is under it, whatever a Host header says. */
export function issuerOf(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>): string {
  return publicOrigin(config, 'federation')
}

/** Whether a client is one of the co-op's own, as _config/app-config.yaml declares them. */
export function isFirstParty({ clients }: Pick<SiteConfig, 'clients'>, clientId: string): clientId is AppName {
  return Object.hasOwn(clients, clientId)
}

/** An app's client secret: its own, or else one derived from what all apps have, as before each had its own. */
export function clientSecretOf(config: BaseConfig, app: AppName): string {
  return config[clientSecretVariable(app)] ?? derivedSecret(config, app)
}

function derivedSecret(config: Pick<BaseConfig, 'OIDC_CLIENT_SECRET' | 'SESSION_SECRET'>, app: AppName): string {
  return createHmac('sha256', config.OIDC_CLIENT_SECRET ?? config.SESSION_SECRET)
    .update(`oidc-client:${app}`)
    .digest('base64url')
}

/** Addresses of an app that the provider is told about and leads to. */
export function clientAddresses(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, app: AppName) {
  const origin = publicOrigin(config, app)
  return {
    callback: `${origin}/auth/callback`,
    signedOut: `${origin}/auth/signed-out`,
    backchannelLogout: `${origin}/auth/backchannel-logout`,
  }
}
