import { ACTS, type Act, type ActName } from './acts.ts'
import { heldRoles, type MemberRole } from './roles.ts'

/** The member who performs an act. */
export interface ActingMember {
  readonly id: string
  readonly roles: readonly MemberRole[]
}

/** A thing with the member ids of its owners: a market's sellers, a calendar's owner, a draft's authors. */
export interface Owned {
  readonly ownerIds: readonly string[]
}

/**
 * Whether a member may do an act to a thing. Without a thing: whether the roles allow the act to any thing, so that a page can check
 * before it has read the thing; acts with owners must be checked again with the thing. Does not check how recent the sign-in is.
 */
export function may(member: ActingMember | undefined, name: ActName, thing?: Owned): boolean {
  if (!member) return false
  const { roles, owners }: Act = ACTS[name]
  if (member.roles.includes('administrator')) return true
  const hasRole = heldRoles(member.roles).some((role) => roles.includes(role))
  if (owners === 'enough') return hasRole || (thing?.ownerIds.includes(member.id) ?? false)
  if (owners === 'required' && thing) return hasRole && thing.ownerIds.includes(member.id)
  return hasRole
}
