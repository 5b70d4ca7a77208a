import { clientAddresses } from '@rose-ash/shared/addresses/issuer'
import type { RequestHandler } from 'express'
import * as client from 'openid-client'
import { nextPath } from '../../http/next-path.ts'
import { TITLES } from '../../views/sign-on/page-titles.ts'
import { sessionCookieName } from '../../visitor/visitor-cookies.ts'
import { endOwnSession } from '../session/begin-session.ts'
import { endSessions, oweSignOut, type SignOut } from '../session/end-sessions.ts'
import { forgetSid } from '../session/member-sessions.ts'
import { clearHint } from '../sign-on-cookies.ts'
import type { Sso, SsoContext } from '../sso-context.ts'

/** GET /auth/logout: asks for confirmation. Signing out itself is a POST, so that an image on another site cannot do it. */
export const confirmLogoutRoute: RequestHandler = (req, res) => {
  if (!req.member) return res.redirect(303, '/auth/signed-out')
  return res.page(
    'sign-on/sign-out',
    { name: req.member.name },
    { title: TITLES.signOut, noindex: true, width: 'read' },
  )
}

/**
 * POST /auth/logout: ends the whole session in the database and the log, so that every app forgets it, also while the provider is away;
 * with `where=everywhere` those of the member's other devices as well; then this app's own, and goes on to `next`, if the form has one.
 * While Postgres is away the sign-out is owed, which the page says. A session that is not known is left to the provider: the
 * `id_token_hint` avoids a second confirmation.
 */
export function logoutRoute({ ctx, app, party }: Sso): RequestHandler {
  const { signedOut } = clientAddresses(ctx.config, app)
  return async (req, res) => {
    const user = req.user
    const isEverywhere = (req.body as { where?: unknown } | undefined)?.where === 'everywhere'
    const end = user && (await signOut(ctx, { sid: user.sid, memberId: user.member.id, isEverywhere }))
    await endOwnSession(req)
    clearHint(res, ctx.config)
    res.clearCookie(sessionCookieName(ctx.config), { path: '/', httpOnly: true, sameSite: 'lax' })
    res.setHeader('Cache-Control', 'no-store')
    const next: unknown = req.body?.next
    if (end === 'ended' && typeof next === 'string') return res.redirect(303, nextPath(next))
    if (end === 'owed') return res.redirect(303, '/auth/signed-out?where=soon')
    if (end === 'ended') return res.redirect(303, `/auth/signed-out${isEverywhere ? '?where=everywhere' : ''}`)
    const url = client.buildEndSessionUrl(party.configuration, {
      client_id: app,
      post_logout_redirect_uri: signedOut,
      ...(user && { id_token_hint: user.idToken }),
    })
    res.redirect(303, url.href)
  }
}

/** Whether the end is written, is owed, or is unknown. Throws, and nobody is signed out, when it can be kept nowhere. */
async function signOut(ctx: SsoContext, wish: SignOut): Promise<'ended' | 'owed' | 'unknown'> {
  try {
    return (await endSessions(ctx, wish)) ? 'ended' : 'unknown'
  } catch (error) {
    ctx.log.error({ err: error }, 'end of a session not written yet')
    await oweSignOut(ctx.redis, wish)
    return 'owed'
  } finally {
    await forgetSid(ctx.redis, wish.sid)
  }
}

const TITLE_OF_END: Readonly<Record<string, string>> = {
  everywhere: TITLES.signedOutEverywhere,
  soon: TITLES.signedOutSoon,
}

/** GET /auth/signed-out: the return address after signing out at the provider. */
export const signedOutRoute: RequestHandler = (req, res) => {
  if (req.member) return res.redirect(303, '/')
  const where = String(req.query.where)
  const view = { isEverywhere: where === 'everywhere', isSoon: where === 'soon' }
  return res.page('sign-on/signed-out', view, {
    title: TITLE_OF_END[where] ?? TITLES.signedOutHere,
    noindex: true,
    width: 'read',
  })
}
