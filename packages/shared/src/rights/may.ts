import { ACTS, type Act, type ActName } from './acts.ts'
import { heldRoles, type MemberRole } from './roles.ts'

/** The member who wants to do an act. */
export interface ActingMember {
  readonly id: string
  readonly roles: readonly MemberRole[]
}

/** A thing with owners: member ids of a market's sellers, of a calendar's owner, of a post's authors. */
export interface Owned {
  readonly ownerIds: readonly string[]
}

/**
 * Whether a member may do an act to a thing. Without a thing: whether there is any thing they may do it to by their roles alone, so that a page
 * may ask before it has looked the thing up; what needs an owner is asked again with the thing. Says nothing about how fresh the proof is.
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
