import { ForbiddenError } from '@rose-ash/shared/errors/http-errors'
import type { Request } from 'express'
import { isHtmx } from '../http/is-htmx.ts'
import { wantedForm } from '../http/wanted-form.ts'
import { freshSignInPath, isFreshSignIn } from '../sign-on/fresh-sign-in.ts'
import { guard } from './guard.ts'
import { requireMember } from './require-member.ts'

/**
 * Lets only members pass who signed in within the last minutes (`auth_time`): for administration, refunds, exports, deletion and
 * changes of sign-in methods. A page request is redirected to the provider and back; a form changes nothing and is shown filled again
 * afterwards.
 */
export const requireFreshSignIn = guard('members who proved who they are a moment ago', async (req, res, next) => {
  if (!req.member) return requireMember(req, res, next)
  if (isFreshSignIn(req)) return next()
  if (!wantsPage(req)) throw new ForbiddenError('needs a fresh sign-in', { code: 'sign_in_again' })
  const back = req.method === 'GET' ? req.originalUrl : await req.keepForm()
  res.redirect(303, freshSignInPath(back ?? '/'))
})

function wantsPage(req: Request): boolean {
  return !isHtmx(req) && wantedForm(req) === 'page'
}
