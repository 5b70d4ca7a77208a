import { clientAddresses } from '@rose-ash/shared/addresses/issuer'
import type { RequestHandler } from 'express'
import * as client from 'openid-client'
import { sessionCookieName } from '../visitor/visitor-cookies.ts'
import { endOwnSession } from './begin-session.ts'
import { forgetSid } from './member-sessions.ts'
import { clearHint } from './sign-on-cookies.ts'
import type { Sso } from './sso-context.ts'

/** GET /auth/logout: asks for confirmation. Signing out itself is a POST, so that an image on another site cannot do it. */
export const confirmLogoutRoute: RequestHandler = (req, res) => {
  if (!req.member) return res.redirect(303, '/auth/signed-out')
  return res.page('sign-on/sign-out', { name: req.member.name }, { title: 'Sign out', noindex: true, width: 'read' })
}

/** POST /auth/logout: ends this app's session and lets the provider end all others; the `id_token_hint` avoids a second confirmation. */
export function logoutRoute({ ctx, app, party }: Sso): RequestHandler {
  const { signedOut } = clientAddresses(ctx.config, app)
  return async (req, res) => {
    const user = req.user
    await endOwnSession(req)
    if (user) await forgetSid(ctx.redis, user.sid)
    clearHint(res, ctx.config)
    res.clearCookie(sessionCookieName(ctx.config), { path: '/', httpOnly: true, sameSite: 'lax' })
    res.setHeader('Cache-Control', 'no-store')
    const url = client.buildEndSessionUrl(party.configuration, {
      client_id: app,
      post_logout_redirect_uri: signedOut,
      ...(user && { id_token_hint: user.idToken }),
    })
    res.redirect(303, url.href)
  }
}

/** GET /auth/signed-out: the return address after signing out at the provider. */
export const signedOutRoute: RequestHandler = (req, res) => {
  if (req.member) return res.redirect(303, '/')
  return res.page('sign-on/signed-out', {}, { title: 'You are signed out everywhere', noindex: true, width: 'read' })
}
