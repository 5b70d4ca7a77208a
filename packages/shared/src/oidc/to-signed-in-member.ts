import type { Member, SignedInMember } from '../protocols/account.ts'

/** What a session remembers of its member. */
export function toSignedInMember({ id, email, name, handle, avatarUrl, roles }: Member): SignedInMember {
  return { id, email, name, handle, avatarUrl, roles }
}
