import { ForbiddenError } from '@rose-ash/shared/errors/http-errors'
import type { Request } from 'express'
import { isHtmx } from '../http/is-htmx.ts'
import { freshSignInPath, isFreshSignIn } from '../sign-on/fresh-sign-in.ts'
import { nextPath } from '../sign-on/next-path.ts'
import { guard } from './guard.ts'
import { requireMember } from './require-member.ts'

/**
 * Lets only members pass who signed in within the last minutes (`auth_time`): for administration, refunds, exports, deletion and
 * changes of sign-in methods. A page request is redirected to the provider and back; a form is redirected back to its page without any
 * change.
 */
export const requireFreshSignIn = guard('members who proved who they are a moment ago', (req, res, next) => {
  if (!req.member) return requireMember(req, res, next)
  if (isFreshSignIn(req)) return next()
  if (!wantsPage(req)) throw new ForbiddenError('needs a fresh sign-in', { code: 'sign_in_again' })
  res.redirect(303, freshSignInPath(req.method === 'GET' ? req.originalUrl : pageOf(req)))
})

function wantsPage(req: Request): boolean {
  return !isHtmx(req) && req.accepts(['html', 'json']) === 'html'
}

/** The page on this host that contained the form. */
function pageOf(req: Request): string {
  const referrer = req.get('referer') ?? ''
  if (!URL.canParse(referrer)) return '/'
  const { host, pathname, search } = new URL(referrer)
  return host === req.headers.host ? nextPath(pathname + search) : '/'
}
