import type { EarlyRoutes } from '@rose-ash/server/app/create-app'
import type { AppContext } from '../context.ts'

const PROVIDER_PATHS = /^\/(?:oidc(?:\/|$)|\.well-known\/(?:openid-configuration|oauth-authorization-server)$)/

/** The provider's own addresses. It reads bodies itself. */
export function serveProvider({ log, provider }: AppContext): EarlyRoutes {
  // Made ahead of the first sign-in, which would have to wait for it.
  provider.get().catch((error) => log.warn({ err: error }, 'provider not ready yet'))
  return {
    paths: PROVIDER_PATHS,
    handler: (req, res) => provider.serve(req, res),
  }
}
