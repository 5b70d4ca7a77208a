import type { Audience } from '@rose-ash/shared/fragments/fragment-request'
import type { CartOwner } from '@rose-ash/shared/protocols/cart'

/** Whose cart a fragment is about. */
export function ownerOf({ member, cartHash }: Audience): CartOwner {
  return { memberId: member?.id ?? null, cartHash: cartHash ?? null }
}
