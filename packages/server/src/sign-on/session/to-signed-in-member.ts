import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import type { Member } from '@rose-ash/shared/protocols/member'

/** The part of a member that is stored in a session. */
export function toSignedInMember({ id, email, name, handle, avatarUrl, roles, roleEnds }: Member): SignedInMember {
  return { id, email, name, handle, avatarUrl, roles, ...(roleEnds && { roleEnds }) }
}
