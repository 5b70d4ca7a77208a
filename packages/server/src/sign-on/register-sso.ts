import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Express } from 'express'
import { backchannelLogoutRoute } from './doors/backchannel-logout-route.ts'
import { callbackRoute } from './doors/callback-route.ts'
import { loginRoute } from './doors/login-route.ts'
import { confirmLogoutRoute, logoutRoute, signedOutRoute } from './doors/logout-routes.ts'
import { secondFactorRoute } from './doors/second-factor-route.ts'
import { createLoginFlows } from './login-flows.ts'
import { readMissingProof } from './read-missing-proof.ts'
import { createRelyingParty } from './relying-party.ts'
import { createSession } from './session/create-session.ts'
import { silentSignOn } from './silent-sign-on.ts'
import type { SsoContext } from './sso-context.ts'

/**
 * Makes an app a relying party: sessions and `req.member`, /auth/login, /auth/callback, /auth/logout, /auth/signed-out,
 * /auth/backchannel-logout, and silent sign-on for everything registered after it. Call it before the app's own routes.
 */
export function registerSso(server: Express, ctx: SsoContext): void {
  const app = ctx.app as AppName
  const party = createRelyingParty(app, ctx)
  const sso = { ctx, app, party, flows: createLoginFlows({ app, config: ctx.config }) }

  server.use(createSession({ app, config: ctx.config, redis: ctx.redis, site: ctx.site }))
  server.use((req, _res, next) => {
    req.missingProof = (act) => readMissingProof(ctx, req, act)
    next()
  })
  server.get('/auth/login', loginRoute(sso))
  server.get('/auth/second-factor', secondFactorRoute(sso))
  server.get('/auth/callback', callbackRoute(sso))
  server.get('/auth/logout', confirmLogoutRoute)
  server.post('/auth/logout', logoutRoute(sso))
  server.get('/auth/signed-out', signedOutRoute)
  server.post('/auth/backchannel-logout', backchannelLogoutRoute(sso))
  server.use(silentSignOn(sso))
}
