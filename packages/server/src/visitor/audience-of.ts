import type { Audience } from '@rose-ash/shared/fragments/fragment-request'
import { cartTokenIn, hashCartToken } from './cart-token.ts'
import type { Visitor } from './visitor.ts'

/** The reader of a page or a fragment: the signed-in member and the anonymous cart. */
export function audienceOf({ member, cookies }: Visitor): Audience {
  const token = cartTokenIn(cookies)
  return { ...(member && { member }), ...(token && { cartHash: hashCartToken(token) }) }
}
