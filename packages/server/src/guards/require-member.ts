import { UnauthenticatedError } from '@rose-ash/shared/errors/http-errors'
import type { Request } from 'express'
import { isHtmx } from '../http/is-htmx.ts'
import { wantedForm } from '../http/wanted-form.ts'
import { guard } from './guard.ts'

/** Lets only signed-in members pass. A page request is redirected to sign-in and back to the same address. */
export const requireMember = guard('members', (req, res, next) => {
  if (req.member) return next()
  if (!isNavigation(req)) throw new UnauthenticatedError()
  res.redirect(303, `/auth/login?next=${encodeURIComponent(req.originalUrl)}`)
})

function isNavigation(req: Request): boolean {
  return req.method === 'GET' && !isHtmx(req) && wantedForm(req) === 'page'
}
