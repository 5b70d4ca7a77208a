import { hasRole, type SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import { ForbiddenError, UnauthenticatedError } from '@rose-ash/shared/errors/http-errors'
import type { MemberRole } from '@rose-ash/shared/rights/roles'
import type { Request, RequestHandler } from 'express'

/** Lets only signed-in members pass. A page visitor is taken to sign-in and comes back to the same place. */
export const requireMember: RequestHandler = (req, res, next) => {
  if (req.member) return next()
  if (!isNavigation(req)) throw new UnauthenticatedError()
  res.redirect(303, `/auth/login?next=${encodeURIComponent(req.originalUrl)}`)
}

/** Lets only members with the role (or an administrator) pass. */
export function requireRole(role: MemberRole): RequestHandler {
  return (req, res, next) => {
    if (!req.member) return requireMember(req, res, next)
    if (!hasRole(req.member, role)) throw new ForbiddenError(`needs the role ${role}`, { code: 'role_missing' })
    next()
  }
}

/** The member behind a guard. Throws UnauthenticatedError when the route forgot its guard. */
export function memberOf(req: Request): SignedInMember {
  if (!req.member) throw new UnauthenticatedError()
  return req.member
}

function isNavigation(req: Request): boolean {
  return req.method === 'GET' && !req.get('hx-request') && req.accepts(['html', 'json']) === 'html'
}
