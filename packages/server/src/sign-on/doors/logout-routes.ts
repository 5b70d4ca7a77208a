import { clientAddresses } from '@rose-ash/shared/addresses/issuer'
import type { RequestHandler } from 'express'
import * as client from 'openid-client'
import { nextPath } from '../../http/next-path.ts'
import { TITLES } from '../../views/sign-on/page-titles.ts'
import { sessionCookieName } from '../../visitor/visitor-cookies.ts'
import { endOwnSession } from '../session/begin-session.ts'
import { forgetSid } from '../session/member-sessions.ts'
import type { SessionUser } from '../session/session-types.ts'
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

/** The state of a logout that the provider has to end: the member wished it for every device, and gets it for this one. */
const ONLY_HERE = 'only-here'

/**
 * POST /auth/logout: ends this app's session, and the whole session in the database and the log, so that every app forgets it, also while
 * the provider is away; with `where=everywhere` those of the member's other devices as well; then goes on to `next`, if the form has one.
 * Only when that fails, or the session is not known, the provider is asked to end it; the `id_token_hint` avoids a second confirmation.
 */
export function logoutRoute({ ctx, app, party }: Sso): RequestHandler {
  const { signedOut } = clientAddresses(ctx.config, app)
  return async (req, res) => {
    const user = req.user
    const isEverywhere = (req.body as { where?: unknown } | undefined)?.where === 'everywhere'
    await endOwnSession(req)
    const isEnded = user !== undefined && (await endSessions(ctx, user, isEverywhere))
    clearHint(res, ctx.config)
    res.clearCookie(sessionCookieName(ctx.config), { path: '/', httpOnly: true, sameSite: 'lax' })
    res.setHeader('Cache-Control', 'no-store')
    const next: unknown = req.body?.next
    if (isEnded && typeof next === 'string') return res.redirect(303, nextPath(next))
    if (isEnded) return res.redirect(303, `/auth/signed-out${isEverywhere ? '?where=everywhere' : ''}`)
    const url = client.buildEndSessionUrl(party.configuration, {
      client_id: app,
      post_logout_redirect_uri: signedOut,
      ...(user && { id_token_hint: user.idToken }),
      ...(user && isEverywhere && { state: ONLY_HERE }),
    })
    res.redirect(303, url.href)
  }
}

/** Whether the end of this session, or of all of the member, is written. This app's own session ends in any case. */
async function endSessions(
  { redis, transact, services: { identity }, log }: SsoContext,
  { sid, member }: SessionUser,
  isEverywhere: boolean,
): Promise<boolean> {
  await forgetSid(redis, sid)
  try {
    const sids = await transact((tx) =>
      isEverywhere
        ? identity.signOutEverywhere(tx, member.id)
        : identity.endSessionOfSid(tx, { sid, reason: 'signed-out' }),
    )
    for (const one of sids) await forgetSid(redis, one)
    return sids.length > 0
  } catch (error) {
    log.error({ err: error }, 'end of a session not written, left to the provider')
    return false
  }
}

/** GET /auth/signed-out: the return address after signing out at the provider. */
export const signedOutRoute: RequestHandler = (req, res) => {
  if (req.member) return res.redirect(303, '/')
  const view = { isEverywhere: req.query.where === 'everywhere', isOnlyHere: req.query.state === ONLY_HERE }
  const title = view.isEverywhere ? TITLES.signedOutEverywhere : TITLES.signedOutHere
  return res.page('sign-on/signed-out', view, { title, noindex: true, width: 'read' })
}
