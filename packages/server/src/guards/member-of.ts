import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import { UnauthenticatedError } from '@rose-ash/shared/errors/http-errors'
import type { Request } from 'express'

/** The signed-in member of a guarded route. Throws UnauthenticatedError when the route has no guard. */
export function memberOf({ member }: Pick<Request, 'member'>): SignedInMember {
  if (!member) throw new UnauthenticatedError()
  return member
}
