import type { EarlyRoutes } from '@rose-ash/shared/http/create-app'
import { issuerOf } from '@rose-ash/shared/oidc/issuer'
import type { Request } from 'express'
import type { AppContext } from '../context.ts'

const PROVIDER_PATHS = /^\/(?:oidc(?:\/|$)|\.well-known\/(?:openid-configuration|oauth-authorization-server)$)/

/** Serves the provider. It reads bodies itself, and is shown no host but the issuer's: its addresses would follow the Host header. */
export function serveProvider({ config, log, provider }: AppContext): EarlyRoutes {
  const issuer = new URL(issuerOf(config))
  // Made ahead of the first sign-in, which would have to wait for it.
  provider.get().catch((error) => log.warn({ err: error }, 'provider not ready yet'))
  return {
    paths: PROVIDER_PATHS,
    async handler(req, res) {
      pinHost(req, issuer)
      await (await provider.handler())(req, res)
    },
  }
}

/** Makes a request look as if it came to the issuer, whatever a client or a proxy said. */
function pinHost(req: Request, issuer: URL): void {
  req.headers.host = issuer.host
  req.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1)
  delete req.headers['x-forwarded-host']
}
