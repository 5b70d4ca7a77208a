import { withDeadline } from '@rose-ash/shared/cache/with-deadline'
import type { Request, RequestHandler } from 'express'
import { isHtmx } from '../http/is-htmx.ts'
import { sendToIssuer } from './send-to-issuer.ts'
import { isHinted, markTried } from './sign-on-cookies.ts'
import type { Sso } from './sso-context.ts'

/** How long a page may wait to learn whether the provider is up. */
const AT_MOST_MS = 500

const NOT_A_PAGE =
  /^\/(?:auth|oidc|assets|media|internal|fragments|hooks|sign-in|\.well-known|healthz|readyz|metrics)(?:\/|$)|\.[a-z0-9]{1,5}$/i
const ROBOT = /bot\b|crawl|spider|slurp|preview|monitor|curl\/|wget\/|feed|mastodon|fediverse/i

/**
 * Signs in visitors who are signed in at the provider, without a click: a top-level redirect to the provider and back, on page
 * navigations only, when the hint cookie is set, once for each hint.
 */
export function silentSignOn(sso: Sso): RequestHandler {
  return async (req, res, next) => {
    if (req.member || !isHinted(req) || !isPageNavigation(req)) return next()
    if (!(await withDeadline(sso.party.isIssuerUp(), AT_MOST_MS).catch(() => false))) return next()
    markTried(req, res, sso.ctx.config)
    await sendToIssuer(sso, res, { next: req.originalUrl, isSilent: true })
  }
}

/** Whether a browser is opening a page: not a script, a frame, a prefetch, a feed reader, a robot or another server. */
function isPageNavigation(req: Request): boolean {
  if (req.method !== 'GET' || NOT_A_PAGE.test(req.path)) return false
  const { accept = '', 'user-agent': agent = '' } = req.headers
  if (!/\btext\/html\b/i.test(accept) || /activity\+json|ld\+json/i.test(accept)) return false
  if (ROBOT.test(agent) || isHtmx(req) || req.headers['x-requested-with']) return false
  if (/prefetch|prerender/i.test(String(req.headers['sec-purpose'] ?? req.headers.purpose ?? ''))) return false
  const mode = req.headers['sec-fetch-mode']
  const destination = req.headers['sec-fetch-dest']
  return (mode === undefined || mode === 'navigate') && (destination === undefined || destination === 'document')
}
