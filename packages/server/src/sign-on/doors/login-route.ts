import { publicOrigin } from '@rose-ash/shared/config/base-config'
import { strengthOf } from '@rose-ash/shared/rights/proof-policy'
import type { Request, RequestHandler } from 'express'
import { nextPath } from '../../http/next-path.ts'
import { TITLES } from '../../views/sign-on/page-titles.ts'
import { askAgainSeconds } from '../prove-path.ts'
import { sendToIssuer } from '../send-to-issuer.ts'
import type { Sso } from '../sso-context.ts'

const RETRY_SECONDS = 5

/**
 * GET /auth/login?next=: redirects to the provider and back to `next`. With `fresh`, a signed-in member signs in again unless they have
 * just done so; with `factor`, by their second factor; with `invitation`, by its letter. While the provider is down, shows a page that retries by itself.
 */
export function loginRoute(sso: Sso): RequestHandler {
  return async (req, res) => {
    const next = nextPath(req.query.next ?? cameFrom(sso, req))
    res.setHeader('Cache-Control', 'no-store')
    const wantsFresh = req.query.fresh !== undefined
    const wantsFactor = req.query.factor !== undefined
    const isEnough = !(wantsFresh && !isFresh(sso, req)) && !(wantsFactor && !hasFactor(req))
    if (req.member && isEnough) return res.redirect(303, next)
    if (await sso.party.isIssuerUp())
      return sendToIssuer(sso, res, {
        next,
        wantsFactor,
        ...(typeof req.query.invitation === 'string' && { invitation: req.query.invitation }),
        ...(wantsFresh && { maxAge: askAgainSeconds(sso.ctx.site) }),
      })
    res.setHeader('Refresh', String(RETRY_SECONDS))
    res.setHeader('Retry-After', String(RETRY_SECONDS))
    await res.page('sign-on/away', { next }, { title: TITLES.resting, status: 503, noindex: true, width: 'read' })
  }
}

function isFresh({ ctx: { site } }: Sso, { user }: Request): boolean {
  return Date.now() / 1000 - (user?.authTime ?? 0) < site.signIn.provenAgainMinutes * 60
}

function hasFactor({ user }: Request): boolean {
  return user !== undefined && strengthOf(user.methods) !== 'letter'
}

/** The page of this host that contained the link, from the Referer: the masthead's link is shared between pages and does not name it. */
function cameFrom({ ctx, app }: Sso, req: Request): string | undefined {
  const referrer = req.get('referer')
  if (!referrer || !URL.canParse(referrer)) return undefined
  const { origin, pathname, search } = new URL(referrer)
  return origin === publicOrigin(ctx.config, app) ? pathname + search : undefined
}
