import type { Member, SignedInMember } from '@rose-ash/shared/protocols/account'

/** What a session remembers of its member. */
export function toSignedInMember({ id, email, name, handle, avatarUrl, roles }: Member): SignedInMember {
  return { id, email, name, handle, avatarUrl, roles }
}
