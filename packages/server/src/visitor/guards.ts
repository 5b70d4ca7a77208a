import { hasRole } from '@rose-ash/shared/audience/signed-in-member'
import { ForbiddenError } from '@rose-ash/shared/errors/http-errors'
import type { MemberRole } from '@rose-ash/shared/rights/roles'
import type { RequestHandler } from 'express'
import { requireMember } from '../guards/require-member.ts'

export { memberOf } from '../guards/member-of.ts'
export { requireMember } from '../guards/require-member.ts'

/** Lets only members with the role (or an administrator) pass. */
export function requireRole(role: MemberRole): RequestHandler {
  return (req, res, next) => {
    if (!req.member) return requireMember(req, res, next)
    if (!hasRole(req.member, role)) throw new ForbiddenError(`needs the role ${role}`, { code: 'role_missing' })
    next()
  }
}
