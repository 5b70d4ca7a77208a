import type { RequestHandler } from 'express'
import { type JWTPayload, jwtVerify } from 'jose'
import { forgetSid } from '../session/member-sessions.ts'
import type { Sso } from '../sso-context.ts'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** POST /auth/backchannel-logout (OpenID Connect Back-Channel Logout 1.0): the provider reports that a session has ended. */
export function backchannelLogoutRoute(sso: Sso): RequestHandler {
  return async (req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    const sid = await readLogoutToken(sso, (req.body as { logout_token?: unknown } | undefined)?.logout_token)
    if (!sid) return res.status(400).json({ error: 'invalid_request' })
    const ended = await forgetSid(sso.ctx.redis, sid)
    sso.ctx.log.info({ sessions: ended }, 'session ended by the provider')
    res.status(204).end()
  }
}

/** The `sid` of a valid, recent logout token that the provider signed for this app; else undefined (section 2.6). */
async function readLogoutToken({ ctx, app, party }: Sso, token: unknown): Promise<string | undefined> {
  if (typeof token !== 'string') return undefined
  try {
    const { payload } = await jwtVerify(token, party.keys, {
      issuer: party.issuer,
      audience: app,
      algorithms: ['ES256'],
      typ: 'logout+jwt',
      maxTokenAge: '5m',
      clockTolerance: 15,
      requiredClaims: ['sid', 'jti', 'iat', 'exp', 'events'],
    })
    return isLogout(payload) ? payload.sid : undefined
  } catch (error) {
    ctx.log.warn({ err: error }, 'logout token refused')
    return undefined
  }
}

/** Refuses ID tokens: these have a nonce and no logout event. */
function isLogout(payload: JWTPayload): payload is JWTPayload & { sid: string } {
  const events = payload.events as Record<string, unknown> | null
  return (
    typeof payload.sid === 'string' &&
    payload.nonce === undefined &&
    typeof events === 'object' &&
    events !== null &&
    EVENT in events
  )
}
