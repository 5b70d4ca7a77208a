import type { EarlyRoutes } from '@rose-ash/server/app/create-app'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { OIDC_PATHS } from '@rose-ash/shared/addresses/issuer'
import type { AppContext } from '../../context.ts'

const PROVIDER_PATHS =
  /^\/(?:oidc(?:\/|$)|device(?:\/|$)|\.well-known\/(?:openid-configuration|oauth-authorization-server)$)/

/** Codes of devices are short, so that guessing them is limited. */
const CODES_PER_NETWORK = { name: 'device-code', limit: 30, windowSeconds: 15 * 60 }

/** Routes of the provider, which parses bodies itself. */
export function serveProvider(ctx: AppContext): EarlyRoutes {
  const { log, provider } = ctx
  // Create it now, so that the first sign-in does not wait.
  provider.get().catch((error) => log.warn({ err: error }, 'provider not ready yet'))
  return {
    paths: PROVIDER_PATHS,
    async handler(req, res) {
      if (req.path === OIDC_PATHS.codeVerification) await limitUse(ctx, CODES_PER_NETWORK, req.ip ?? 'unknown')
      await provider.serve(req, res)
    },
  }
}
