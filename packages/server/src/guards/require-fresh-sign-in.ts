import { ForbiddenError } from '@rose-ash/shared/errors/http-errors'
import type { Request } from 'express'
import { isHtmx } from '../http/is-htmx.ts'
import { freshSignInPath, isFreshSignIn } from '../sign-on/fresh-sign-in.ts'
import { nextPath } from '../sign-on/next-path.ts'
import { guard } from './guard.ts'
import { requireMember } from './require-member.ts'

/**
 * Lets only members pass who proved a moment ago who they are (`auth_time`): before administration, refunds, exports, deletion and
 * changes to how they sign in. A page is taken to the provider and back; a form goes back to its page, where nothing has happened.
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

/** The page of this host that the form was on. */
function pageOf(req: Request): string {
  const referrer = req.get('referer') ?? ''
  if (!URL.canParse(referrer)) return '/'
  const { host, pathname, search } = new URL(referrer)
  return host === req.headers.host ? nextPath(pathname + search) : '/'
}
