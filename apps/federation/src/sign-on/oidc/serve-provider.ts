import type { EarlyRoutes } from '@rose-ash/server/app/create-app'
import type { AppContext } from '../../context.ts'

const PROVIDER_PATHS = /^\/(?:oidc(?:\/|$)|\.well-known\/(?:openid-configuration|oauth-authorization-server)$)/

/** Routes of the provider, which parses bodies itself. */
export function serveProvider({ log, provider }: AppContext): EarlyRoutes {
  // Create it now, so that the first sign-in does not wait.
  provider.get().catch((error) => log.warn({ err: error }, 'provider not ready yet'))
  return {
    paths: PROVIDER_PATHS,
    handler: (req, res) => provider.serve(req, res),
  }
}
