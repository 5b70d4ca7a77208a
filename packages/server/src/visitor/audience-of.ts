import type { Audience } from '@rose-ash/shared/fragments/fragment-request'
import type { Request } from 'express'
import { hashCartToken, readCartToken } from './cart-token.ts'

/** For whom a page or a fragment is made: the signed-in member, and the anonymous cart. */
export function audienceOf(req: Request): Audience {
  const token = readCartToken(req)
  return { member: req.member, cartHash: token && hashCartToken(token) }
}
