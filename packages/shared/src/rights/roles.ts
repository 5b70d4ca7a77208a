/** What a member may be beyond a member; every member is `member`. An administrator holds every role. */
export const MEMBER_ROLES = ['member', 'seller', 'editor', 'steward', 'administrator'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** The roles among `names`; a name that is no role (a session from before a role was dropped) is left out. */
export function knownRoles(names: readonly string[]): MemberRole[] {
  return MEMBER_ROLES.filter((role) => names.includes(role))
}

/** Every role that somebody with `roles` holds: an administrator holds all of them. */
export function heldRoles(roles: readonly MemberRole[]): readonly MemberRole[] {
  return roles.includes('administrator') ? MEMBER_ROLES : roles
}
