import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { Request, RequestHandler, Response } from 'express'
import * as client from 'openid-client'
import { takeOverCart } from '../../basket/cart-owner.ts'
import { TITLES } from '../../views/sign-on/page-titles.ts'
import { readCartToken } from '../../visitor/cart-token.ts'
import { addressAfterSignIn } from '../address-after-sign-in.ts'
import type { LoginFlow } from '../login-flows.ts'
import { beginSession } from '../session/begin-session.ts'
import { SessionEndedError } from '../session/session-store.ts'
import { toSignedInMember } from '../session/to-signed-in-member.ts'
import { clearHint, setHint } from '../sign-on-cookies.ts'
import type { Sso } from '../sso-context.ts'

/** Error codes of a silent sign-on that only mean: not signed in at the provider. */
const NOT_SIGNED_IN = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
])

/** GET /auth/callback: the provider's answer. Each sign-in returns to the page from which it started. */
export function callbackRoute(sso: Sso): RequestHandler {
  return async (req, res) => {
    res.setHeader('Cache-Control', 'no-store')
    res.setHeader('Referrer-Policy', 'no-referrer')
    // RFC 9207: the answer of another issuer is nobody's, and takes no flow.
    if (req.query.iss !== sso.party.issuer) return strayAnswer(req, res)
    const flow = sso.flows.take(req, res, req.query.state)
    if (!flow) return strayAnswer(req, res)
    if (typeof req.query.error === 'string') return refused(sso, req, res, flow)
    await signIn(sso, req, res, flow)
  }
}

async function signIn(sso: Sso, req: Request, res: Response, flow: LoginFlow): Promise<void> {
  const { ctx } = sso
  const answer = await redeem(sso, req, flow)
  if (!answer) return flow.isSilent ? goOn(res, flow) : tryAgain(res, flow)
  const member = await ctx.services.account.getMember(ctx.db, answer.memberId)
  if (member?.status !== 'active') {
    ctx.log.warn({ memberId: answer.memberId }, 'sign-in refused: not an active member')
    return tryAgain(res, flow, 403)
  }
  try {
    const { memberId: _known, ...proof } = answer
    await beginSession(req, { member: toSignedInMember(member), ...proof })
  } catch (error) {
    if (error instanceof SessionEndedError) return tryAgain(res, flow)
    throw error
  }
  setHint(res, ctx, member.id)
  await keepCart(sso, req, res, member.id)
  ctx.log.info({ memberId: member.id, isSilent: flow.isSilent }, 'member signed in')
  res.redirect(303, await addressAfterSignIn(sso, req, res, { flow, signedIn: answer }))
}

/** A silent sign-on that failed shows no error: it continues to the page. */
function goOn(res: Response, { next }: LoginFlow): void {
  res.redirect(303, next)
}

/** Exchanges the code for tokens. Undefined when the provider is unreachable or refuses; the visitor can try again. */
async function redeem({ ctx, app, party }: Sso, req: Request, flow: LoginFlow) {
  try {
    const tokens = await client.authorizationCodeGrant(
      party.configuration,
      new URL(publicUrl(ctx.config, app, req.originalUrl)),
      {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
        ...(flow.maxAge !== undefined && { maxAge: flow.maxAge }),
      },
    )
    const { sub, sid, auth_time: authTime = 0, amr } = tokens.claims()!
    const methods = Array.isArray(amr) ? amr.map(String) : []
    return { memberId: sub, sid: String(sid), authTime, methods, idToken: tokens.id_token! }
  } catch (error) {
    ctx.log.warn({ err: error, client: app }, 'code not redeemed')
    return undefined
  }
}

/** Merges the anonymous cart into the member's. After a failure the anonymous cart stays unchanged. */
async function keepCart({ ctx }: Sso, req: Request, res: Response, memberId: string): Promise<void> {
  if (!readCartToken(req)) return
  try {
    await takeOverCart(ctx, req, res, { memberId })
  } catch (error) {
    ctx.log.error({ err: error, memberId }, 'anonymous cart not merged')
  }
}

async function refused({ ctx, app }: Sso, req: Request, res: Response, flow: LoginFlow): Promise<void> {
  const error = String(req.query.error)
  if (flow.isSilent && NOT_SIGNED_IN.has(error)) {
    if (error === 'login_required') clearHint(res, ctx.config)
    return res.redirect(303, flow.next)
  }
  ctx.log.warn({ error, client: app }, 'sign-in refused by the provider')
  if (flow.isSilent) return res.redirect(303, flow.next)
  await tryAgain(res, flow)
}

/** An answer without a matching flow: a reload, a bookmark, another issuer's, or a login CSRF attack. */
async function strayAnswer(req: Request, res: Response): Promise<void> {
  if (req.member) return res.redirect(303, '/')
  await tryAgain(res, { next: '/' }, 400)
}

async function tryAgain(res: Response, { next }: Pick<LoginFlow, 'next'>, status = 502): Promise<void> {
  const href = `/auth/login?next=${encodeURIComponent(next)}`
  await res.page('sign-on/try-again', { href }, { title: TITLES.notSignedIn, status, noindex: true, width: 'read' })
}
